namespace TriageBot.Sheets;

/// <summary>Where a comma is a decimal sign, Excel parts cells by semicolons; "Unicode text" parts them by tabs.</summary>
internal static class CsvDelimiter
{
    private static readonly char[] Known = [',', ';', '\t'];

    /// <summary>The one that parts the headings; null where the file names it itself, as some programs write for Excel ("sep=;").</summary>
    public static char? Of(string text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var quoted = false;
        var counts = new int[Known.Length];
        foreach (var character in text.AsSpan().TrimStart("\r\n"))
        {
            quoted ^= character is '"';
            if (character is '\n' && !quoted)
            {
                break;
            }

            if (!quoted && Array.IndexOf(Known, character) is >= 0 and var place)
            {
                counts[place]++;
            }
        }

        return Known[Array.IndexOf(counts, counts.Max())];
    }
}
