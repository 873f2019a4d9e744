using System.Collections.Immutable;
using System.Text;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Sheets;

/// <summary>GNU gettext's PO, for Poedit, Weblate and the like.</summary>
internal sealed class PoSheet : ISheetFormat
{
    private const string StampMark = "stamp: ";

    private const string Fuzzy = "fuzzy";

    public string Name => "po";

    public ImmutableArray<string> Extensions => [".po"];

    public byte[] Write(Sheet sheet)
    {
        var text = new StringBuilder();
        text.Append("msgid \"\"\nmsgstr \"\"\n")
            .Append("\"Language: ").Append(sheet.Tag.Replace('-', '_')).Append("\\n\"\n")
            .Append("\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n");
        foreach (var row in sheet.Rows)
        {
            Write(text.Append('\n'), row);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public ReadSheet Read(byte[] file, string tag)
    {
        if (SheetText.Of(file) is not { } text)
        {
            return ReadSheet.Broken(0, "sheet-encoding", "The file is not in UTF-8.", "Save it with charset=UTF-8.");
        }

        var entries = PoReader.Read(text, out var broken);
        if (broken > 0)
        {
            return ReadSheet.Broken(broken, "sheet-po", "This line is no part of a PO file.", "Save it again in the translation tool.");
        }

        var head = entries.FirstOrDefault(entry => entry.Id.Length == 0 && entry.Context is null);
        var language = head?.Text.Split('\n').FirstOrDefault(line => line.StartsWith("Language:", StringComparison.OrdinalIgnoreCase))?["Language:".Length..].Trim().Replace('_', '-');
        return new ReadSheet(language is { Length: > 0 } ? language : null, [.. entries.Where(entry => entry.Context is not null).Select(Line)], []);
    }

    private static SheetLine Line(PoEntry entry)
    {
        var stamp = entry.Notes.Where(note => note.StartsWith(StampMark, StringComparison.Ordinal)).Select(SheetStamp.Parse).FirstOrDefault();
        return new SheetLine(entry.Line, entry.Context!, stamp, entry.Id, entry.Text, !entry.Flags.Contains(Fuzzy, StringComparer.Ordinal));
    }

    private static void Write(StringBuilder text, SheetRow row)
    {
        foreach (var note in SheetWords.Notes(row).Append(StampMark + row.Stamp).SelectMany(note => note.Split('\n')))
        {
            text.Append("#. ").Append(note).Append('\n');
        }

        text.Append("#: ").Append(row.File).Append('\n');
        var flags = new[] { row.State is RowState.Stale or RowState.Draft ? Fuzzy : "", Template.Placeholders(row.English).Count > 0 && row.Kind is RowKind.Text ? "python-brace-format" : "" }.Where(flag => flag.Length > 0).ToList();
        if (flags.Count > 0)
        {
            text.Append("#, ").AppendJoin(", ", flags).Append('\n');
        }

        if (row.OldEnglish is { } old)
        {
            text.Append("#| msgid ").Append(Quoted(old)).Append('\n');
        }

        text.Append("msgctxt ").Append(Quoted(row.Id)).Append("\nmsgid ").Append(Quoted(row.English)).Append("\nmsgstr ").Append(Quoted(row.Was)).Append('\n');
    }

    private static string Quoted(string text) => '"' + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + '"';
}
