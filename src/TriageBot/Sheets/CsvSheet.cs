using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Sheets;

/// <summary>For Excel, LibreOffice and Google Sheets: RFC 4180 with a byte order mark, without which Excel takes UTF-8 for something else.</summary>
internal sealed class CsvSheet : ISheetFormat
{
    private const string Id = "id";
    private const string State = "state";
    private const string English = "English";
    private const string Stamp = "stamp";

    /// <summary>Stands in the state of a row that somebody vouches for.</summary>
    private static readonly string[] Done = ["translated", "done"];

    public string Name => "csv";

    public ImmutableArray<string> Extensions => [".csv", ".tsv", ".txt"];

    public byte[] Write(Sheet sheet)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true))
        {
            csv.WriteRecord(Id, State, English, sheet.Tag, "keep as it is", "segments", "at most", "context", "old English", Stamp);
            foreach (var row in sheet.Rows)
            {
                csv.WriteRecord(
                    row.Id, SheetWords.Of(row.State), CsvCell.Guard(row.English), CsvCell.Guard(row.Was), SheetWords.Kept(row), Number(row.Segments), Number(row.Allowed), row.Context, CsvCell.Guard(row.OldEnglish ?? ""), row.Stamp.ToString());
            }
        }

        return stream.ToArray();
    }

    public ReadSheet Read(byte[] file, string tag)
    {
        if (SheetText.Of(file) is not { } text)
        {
            return ReadSheet.Broken(0, "sheet-encoding", "The sheet is not in UTF-8, so its letters cannot be told.", "Save it as \"CSV UTF-8\".");
        }

        var problems = ImmutableArray.CreateBuilder<SheetProblem>();
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            Separator = CsvDelimiter.Of(text),
            OnMalformedRecord = record => problems.Add(new((int)record.RecordNumber, "", Severity.Error, "sheet-quotes", "A quotation mark stands where a cell cannot have one.", "Open the file in a spreadsheet and save it again.")),
        };
        using var csv = CsvReader.Create(new StringReader(text), options);
        if (!csv.Read() || Columns.Of(Cells(csv), tag) is not { } columns)
        {
            return ReadSheet.Broken(1, "sheet-columns", $"The first row has no columns 'id' and '{tag}'.", "Put the row of headings back as it was exported.");
        }

        var lines = ImmutableArray.CreateBuilder<SheetLine>();
        while (csv.Read())
        {
            if (columns.Line(Cells(csv), (int)csv.RowNumber) is { Id.Length: > 0 } line)
            {
                lines.Add(line);
            }
        }

        return new ReadSheet(tag, lines.ToImmutable(), problems.ToImmutable());
    }

    private static string[] Cells(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(place => csv.Current[place].ToString())];

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>Where each column stands, whatever order they were put into; -1 where it is gone.</summary>
    private sealed record Columns(int Ids, int Texts, int States, int Sources, int Stamps)
    {
        public static Columns? Of(string[] head, string tag)
        {
            int Find(string name) => Array.FindIndex(head, cell => string.Equals(cell.Trim(), name, StringComparison.OrdinalIgnoreCase));
            var columns = new Columns(Find(Id), Find(tag) is >= 0 and var at ? at : Find("translation"), Find(State), Find(English), Find(Stamp));
            return columns is { Ids: >= 0, Texts: >= 0 } ? columns : null;
        }

        public SheetLine Line(string[] cells, int row)
        {
            string? Cell(int place) => place >= 0 && place < cells.Length ? CsvCell.Unguard(cells[place]) : null;
            var vouched = Done.Contains(Cell(States)?.Trim() ?? "", StringComparer.OrdinalIgnoreCase);
            return new SheetLine(row, Cell(Ids)?.Trim() ?? "", SheetStamp.Parse(Cell(Stamps)), Cell(Sources), Cell(Texts) ?? "", vouched ? true : null);
        }
    }
}
