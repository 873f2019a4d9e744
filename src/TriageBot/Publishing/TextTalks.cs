using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Publishing;

/// <summary>Shows a text where people meet it: in a talk, as far as somebody has written it. Nothing is kept.</summary>
internal sealed class TextTalks(ContentDesk desk, Outlines outlines, Approach approach)
{
    /// <param name="id">Of the text, such as <c>intake.hearing_date.ask</c>.</param>
    public static bool HasPlace(Workbook book, string id) => Place(book.Library, id) is not null;

    /// <returns>Why there is none to show, or the talk.</returns>
    public async Task<(string? Problem, ImmutableArray<RehearsedTurn> Turns)> Of(string tag, string id, string text, CancellationToken cancel)
    {
        var book = await desk.Open(cancel);
        if (book.Library.Locales.GetValueOrDefault(tag) is not { } locale || Place(book.Library, id) is not { } place
            || desk.Sheet(book.Library, locale).Rows.FirstOrDefault(row => string.Equals(row.Id, id, StringComparison.Ordinal)) is not { } row)
        {
            return ("This text belongs to no question. Try it out under Try it.", []);
        }

        var plan = desk.Plan(book.Library, locale, [new SheetLine(0, id, row.Stamp, null, text, true)]);
        var (library, findings) = desk.Tried(book, locale, plan);
        if (findings.Any(finding => finding.Severity is Engine.Checking.Severity.Error) || !book.IsSound)
        {
            return ("There is something to mend first: it stands below, or on the draft's page.", []);
        }

        var trails = (await outlines.Paths(place.Dialog)).Trails;
        var turns = trails.GetValueOrDefault(place.Question) is { } trail ? await approach.To(library, place.Dialog, place.Question, trail, tag, place.Then, cancel) : null;
        return turns is { } played ? (null, played) : ("No texts lead to this question, such as where it is asked on a shared device alone.", []);
    }

    // What helps is said when an answer was not understood, thanks when it was; labels and options are said nowhere by themselves.
    private static (Dialog Dialog, string Question, string? Then)? Place(Library library, string id) =>
        DraftChanges.QuestionOf(library, id) is not var (dialog, question) ? null : id.Split('.')[2] switch
        {
            "ask" => (dialog, question.Id, null),
            "hint" => (dialog, question.Id, "?"),
            "thanks" => (dialog, question.Id, "1"),
            _ => null,
        };
}
