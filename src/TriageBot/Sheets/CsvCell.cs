using System.Text.RegularExpressions;

namespace TriageBot.Sheets;

/// <summary>Keeps spreadsheets from taking a text for a formula, a number or a date ("-1", "=a", "3月"): an apostrophe in front, taken off again on the way back.</summary>
internal static partial class CsvCell
{
    public static string Guard(string text) => Takable().IsMatch(text) ? "'" + text : text;

    // A word processor makes the apostrophe curly.
    public static string Unguard(string cell) => cell is ['\'' or '’', ..] && Takable().IsMatch(cell) ? cell[1..] : cell;

    // Apostrophes in front count as part of it, or a text that begins with one would lose it.
    [GeneratedRegex(@"^['’]*[=+\-@\t\r0-9]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Takable();
}
