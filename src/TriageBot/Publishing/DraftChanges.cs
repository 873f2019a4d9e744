using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Publishing;

/// <summary>Which questions of a dialog the draft touches.</summary>
internal static class DraftChanges
{
    /// <summary>The question that a text belongs to; null where it belongs to none.</summary>
    /// <param name="id">Of the text, such as <c>intake.hearing_date.ask</c>.</param>
    public static (Dialog Dialog, Question Question)? QuestionOf(Library library, string id) =>
        id.Split('.') is [var dialog, var name, _, ..] && library.Dialogs.GetValueOrDefault(dialog) is { } known && known.Find(name) is { } question ? (known, question) : null;

    /// <summary>By question: <c>new</c>, <c>changed</c> (what is asked, or when) or <c>reworded</c>.</summary>
    public static ImmutableDictionary<string, string> Of(Workbook book, Dialog dialog)
    {
        var before = book.Published.Dialogs.GetValueOrDefault(dialog.Id);
        return dialog.Questions.Select(question => (question.Id, Change: Of(question, before?.Find(question.Id)) ?? (IsReworded(book, dialog, question) ? "reworded" : null)))
            .Where(one => one.Change is not null).ToImmutableDictionary(one => one.Id, one => one.Change!, StringComparer.Ordinal);
    }

    private static string? Of(Question now, Question? before) => before is null ? "new" : Same(now, before) ? null : "changed";

    // Where it stands in the file is no part of it, and lists of options are compared by what is in them.
    private static bool Same(Question left, Question right) =>
        left.Options.SequenceEqual(right.Options, StringComparer.Ordinal)
        && string.Equals(left.WhenText, right.WhenText, StringComparison.Ordinal)
        && left with { Line = 0, When = null, WhenText = null, Options = [], Hears = [] } == right with { Line = 0, When = null, WhenText = null, Options = [], Hears = [] };

    private static bool IsReworded(Workbook book, Dialog dialog, Question question) => book.Draft.Edits.Any(edit => edit.Id.StartsWith($"{dialog.Id}.{question.Id}.", StringComparison.Ordinal));
}
