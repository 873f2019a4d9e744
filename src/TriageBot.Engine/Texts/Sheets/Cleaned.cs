using System.Text;

namespace TriageBot.Engine.Texts.Sheets;

/// <summary>Takes back what spreadsheets and word processors do to a text by themselves.</summary>
internal static class Cleaned
{
    /// <summary>As it may stand in a file: composed letters, plain line ends, no spaces at the ends of lines.</summary>
    /// <param name="straighten">Quotes that were straight became curly; only in a locale that has no curly ones of its own.</param>
    public static string Of(string text, bool straighten)
    {
        var lines = Composed(text).ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd(' ', '\t', '\u00A0'));
        var joined = string.Join('\n', lines).Trim();
        return straighten ? Straight(joined) : joined;
    }

    /// <summary>The same for two texts that differ only by such damage.</summary>
    public static string Alike(string text) => Straight(Of(text.Replace('\u00A0', ' '), straighten: false));

    public static bool HasCurly(string text) => text.AsSpan().IndexOfAny("‘’“”") >= 0;

    private static string Straight(string text) => text.Replace('‘', '\'').Replace('’', '\'').Replace('“', '"').Replace('”', '"');

    // Normalize throws on half a character and on U+FFFE, which a damaged file may hold.
    private static string Composed(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.Value is '\uFFFE' ? Rune.ReplacementChar : rune);
        }

        return whole.ToString().Normalize(NormalizationForm.FormC);
    }
}
