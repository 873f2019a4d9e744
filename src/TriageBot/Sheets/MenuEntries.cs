using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Sheets;

/// <summary>The lines of a menu in English and as they are called in another language, so that a translator leaves them alone.</summary>
internal static class MenuEntries
{
    private const string Ask = ".ask";

    /// <summary>None where the text holds no menu.</summary>
    /// <param name="translated">An option's name.</param>
    public static ImmutableArray<(string From, string To)> Of(Sheet sheet, SheetRow ask, Func<SheetRow, string> translated)
    {
        if (!ask.Key.EndsWith(Ask, StringComparison.Ordinal))
        {
            return [];
        }

        var options = ask.Id[..^Ask.Length] + ".options.";
        return [.. sheet.Rows.Where(row => row.Kind is RowKind.Text && row.Id.StartsWith(options, StringComparison.Ordinal))
            .OrderBy(row => ask.English.IndexOf(row.English, StringComparison.Ordinal))
            .Select((row, place) => (Entry(place, row.English), Entry(place, translated(row))))];
    }

    private static string Entry(int place, string label) => $"{(place + 1).ToString(CultureInfo.InvariantCulture)} {label}";
}
