using System.Text;

namespace TriageBot.Tests.Sheets;

/// <summary>Reads and writes cells as a spreadsheet does, knowing nothing of sheets.</summary>
internal static class Spreadsheet
{
    public static List<string[]> Read(string text, char separator)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = text.StartsWith('\uFEFF') ? 1 : 0; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                var doubled = quoted && at + 1 < text.Length && text[at + 1] == '"';
                cell.Append(doubled ? "\"" : "");
                at += doubled ? 1 : 0;
                quoted = doubled || !quoted;
            }
            else if (!quoted && (text[at] == separator || text[at] == '\n'))
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (text[at] == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else
            {
                cell.Append(text[at]);
            }
        }

        return rows;
    }

    public static string Write(IEnumerable<string[]> rows, char separator) =>
        string.Concat(rows.Select(row => string.Join(separator, row.Select(cell => '"' + cell.Replace("\"", "\"\"") + '"')) + "\r\n"));
}
