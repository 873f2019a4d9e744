using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Dialogs.Pieces;
using TriageBot.Publishing;

namespace TriageBot.Console.Editing;

/// <summary>One value that a change changes.</summary>
/// <param name="Before">Empty where there was none.</param>
/// <param name="After">Empty where there is none any more.</param>
internal sealed record Difference(string Label, string Before, string After);

/// <summary>Says what a change changes, in the words of the form it was made in.</summary>
internal static class PieceWords
{
    public static string Title(PieceEdit edit) => $"{PieceForms.Name(edit.Kind)} {edit.Id}" + (edit.Before is null ? ": new" : edit.After is null ? ": taken out" : "");

    /// <param name="library">Whose labels conditions are said with.</param>
    public static ImmutableArray<Difference> Differences(PieceEdit edit, Library library)
    {
        var dialog = library.Dialogs.GetValueOrDefault(edit.Dialog);
        var words = dialog is null ? null : new ConditionWords(dialog, library.English(dialog));
        var (was, wanted) = (edit.Was, edit.Wanted);
        var labels = dialog is null ? [] : PieceForms.Of(edit.Kind, dialog).SelectMany(group => group.Fields).ToDictionary(field => field.Key, field => field.Label, StringComparer.Ordinal);
        var keys = (was?.Fields ?? []).Concat(wanted?.Fields ?? []).Select(field => field.Key).Distinct(StringComparer.Ordinal);
        return
        [
            .. keys.Where(key => !string.Equals(key, PiecePlace.Of(edit.Kind).Id, StringComparison.Ordinal) && !string.Equals(was?[key], wanted?[key], StringComparison.Ordinal))
                .Select(key => new Difference(labels.GetValueOrDefault(key, key), Said(key, was?[key], words), Said(key, wanted?[key], words))),
            .. edit.Behind is { } behind ? [new Difference("Comes", "", behind.Length == 0 ? "first" : $"after {behind}")] : Array.Empty<Difference>(),
        ];
    }

    private static string Said(string key, string? value, ConditionWords? words) =>
        key is "when" && value is not null && words is not null && ConditionParser.TryParse(value, out _) is { } condition ? words.Of(condition) : value ?? "";
}
