using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Sheets;

/// <summary>What all formats say alike to a translator.</summary>
internal static class SheetWords
{
    public static string Of(RowState state) => state.ToString().ToLowerInvariant();

    /// <summary>Names in braces, which must stand in the translation as they are.</summary>
    public static string Kept(SheetRow row) => row.Kind is RowKind.Text ? string.Join(' ', Template.Placeholders(row.English).Distinct(StringComparer.Ordinal).Select(name => $"{{{name}}}")) : "";

    /// <summary>For formats that have one place for all that is to be said.</summary>
    public static IEnumerable<string> Notes(SheetRow row)
    {
        yield return row.Context;
        if (row.Kind is RowKind.Words)
        {
            yield return "Between two words stands a bar: |";
        }

        if (Kept(row) is { Length: > 0 } kept)
        {
            yield return $"Keep as it is: {kept}";
        }

        if (row.Allowed is { } allowed)
        {
            yield return $"SMS segments: {allowed} at most{(row.Segments is { } now ? $", {now} now" : "")}.";
        }

        if (row.OldEnglish is { } old)
        {
            yield return $"The English was: {old}";
        }
    }
}
