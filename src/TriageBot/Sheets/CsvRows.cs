using CsvHelper;

namespace TriageBot.Sheets;

/// <summary>Rows as CSV, through memory: a response takes no write that holds its thread.</summary>
internal static class CsvRows
{
    public static byte[] Of(IEnumerable<string[]> rows)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, new CsvWriterOptions(), leaveOpen: true))
        {
            foreach (var row in rows)
            {
                csv.WriteRecord(row);
            }
        }

        return bytes.ToArray();
    }
}
