using System.Text;

namespace TriageBot.Engine.Texts;

/// <summary>The block <c>sources:</c> at the end of a file of translations: which English text each was made from.
/// It is kept by a verb and never by hand; everything else in the file stays as it is, byte for byte.</summary>
public static class StampBlock
{
    private const string Head = "sources:";

    /// <summary>The file with this block in place of the one it had.</summary>
    /// <param name="stamps">Stamp by key.</param>
    public static string Replace(string file, IReadOnlyDictionary<string, string> stamps)
    {
        var end = file.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var text = new StringBuilder(Without(file));
        if (text.Length > 0 && text[^1] is not '\n')
        {
            text.Append(end);
        }

        text.Append(Head).Append(end);
        foreach (var (key, stamp) in stamps.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            // In quotes, or a stamp of digits only would be a number to other programs.
            text.Append("  ").Append(key).Append(": \"").Append(stamp).Append('"').Append(end);
        }

        return text.ToString();
    }

    private static string Without(string file)
    {
        var kept = new StringBuilder(file.Length);
        var inside = false;
        foreach (var line in Lines(file))
        {
            inside = line.StartsWith(Head, StringComparison.Ordinal) || (inside && line[0] is ' ' or '\t');
            kept.Append(inside ? "" : line);
        }

        return kept.ToString();
    }

    /// <summary>With their line ends.</summary>
    private static IEnumerable<string> Lines(string file)
    {
        for (var at = 0; at < file.Length;)
        {
            var end = file.IndexOf('\n', at);
            var next = end < 0 ? file.Length : end + 1;
            yield return file[at..next];
            at = next;
        }
    }
}
