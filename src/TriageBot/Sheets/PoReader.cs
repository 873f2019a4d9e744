using System.Collections.Immutable;
using System.Text;

namespace TriageBot.Sheets;

/// <param name="Line">Where its id stands, 1-based.</param>
/// <param name="Context">msgctxt; null when it has none.</param>
/// <param name="Notes">Lines that begin with <c>#.</c>.</param>
internal sealed record PoEntry(int Line, string? Context, string Id, string Text, ImmutableArray<string> Flags, ImmutableArray<string> Notes);

/// <summary>Reads PO as far as sheets need it: no plurals, and entries no longer used (<c>#~</c>) are passed over.</summary>
internal sealed class PoReader
{
    private readonly List<PoEntry> _entries = [];
    private readonly List<string> _flags = [];
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, StringBuilder> _texts = new(StringComparer.Ordinal);
    private StringBuilder? _open;
    private int _line;

    private PoReader()
    {
    }

    /// <param name="broken">The first line that cannot be read; 0 when all can.</param>
    public static ImmutableArray<PoEntry> Read(string text, out int broken)
    {
        var reader = new PoReader();
        var number = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (!reader.Take(line.Trim().ToString(), number))
            {
                broken = number;
                return [];
            }
        }

        reader.Close();
        broken = 0;
        return [.. reader._entries];
    }

    private bool Take(string line, int number)
    {
        if (line.Length == 0 || line[0] is '#')
        {
            Note(line);
            return true;
        }

        if (line[0] is '"')
        {
            return _open is not null && Unquoted(line, _open);
        }

        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var word = space < 0 ? "" : line[..space];
        if (word is not ("msgctxt" or "msgid" or "msgstr"))
        {
            return false;
        }

        if (_texts.ContainsKey("msgstr"))
        {
            Close();
        }

        _line = word is "msgid" ? number : _line;
        _open = _texts[word] = new StringBuilder();
        return Unquoted(line[space..].Trim(), _open);
    }

    private void Note(string line)
    {
        // A comment after a translation belongs to the next entry.
        if (_texts.ContainsKey("msgstr"))
        {
            Close();
        }

        if (line.StartsWith("#,", StringComparison.Ordinal))
        {
            _flags.AddRange(line[2..].Split(',', StringSplitOptions.TrimEntries));
        }
        else if (line.StartsWith("#.", StringComparison.Ordinal))
        {
            _notes.Add(line[2..].Trim());
        }
    }

    private void Close()
    {
        if (_texts.TryGetValue("msgstr", out var text))
        {
            _entries.Add(new PoEntry(_line, _texts.GetValueOrDefault("msgctxt")?.ToString(), _texts.GetValueOrDefault("msgid")?.ToString() ?? "", text.ToString(), [.. _flags], [.. _notes]));
        }

        _texts.Clear();
        _flags.Clear();
        _notes.Clear();
        _open = null;
    }

    private static bool Unquoted(string quoted, StringBuilder text)
    {
        if (quoted.Length < 2 || quoted[0] is not '"' || quoted[^1] is not '"')
        {
            return false;
        }

        for (var at = 1; at < quoted.Length - 1; at++)
        {
            text.Append(quoted[at] is not '\\' ? quoted[at] : quoted[++at] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                var other => other,
            });
        }

        return true;
    }
}
