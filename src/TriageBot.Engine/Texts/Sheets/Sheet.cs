using System.Collections.Immutable;

namespace TriageBot.Engine.Texts.Sheets;

/// <summary>All that can be translated into one language, for somebody who works in a spreadsheet or a translation tool.</summary>
/// <param name="Tag">BCP 47.</param>
/// <param name="Language">Its name in English.</param>
/// <param name="Rows">In the order people meet the texts.</param>
public sealed record Sheet(string Tag, string Language, ImmutableArray<SheetRow> Rows)
{
    /// <summary>With the old English of stale rows, as far as earlier sheets have it.</summary>
    /// <param name="earlier">English texts of any age.</param>
    public Sheet WithOldEnglish(IEnumerable<string> earlier)
    {
        var known = earlier.DistinctBy(SourceStamp.Of, StringComparer.Ordinal).ToDictionary(SourceStamp.Of, StringComparer.Ordinal);
        return this with { Rows = [.. Rows.Select(row => row is { State: RowState.Stale, MadeFrom: { } stamp } && known.TryGetValue(stamp, out var old) ? row with { OldEnglish = old } : row)] };
    }
}
