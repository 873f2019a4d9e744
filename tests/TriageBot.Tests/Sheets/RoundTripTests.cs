using System.Text;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Sheets;

namespace TriageBot.Tests.Sheets;

public class RoundTripTests
{
    public static TheoryData<string> Tags() => EveryLocale.Tags();

    [Theory]
    [MemberData(nameof(Tags))]
    public void Sheet_OutAndBackInEveryFormat_ChangesNothing(string tag)
    {
        var sheet = EveryLocale.Sheet(tag);
        foreach (var format in SheetFormats.All)
        {
            var read = format.Read(format.Write(sheet), tag);

            read.Problems.ShouldBeEmpty(format.Name);
            read.Lines.Length.ShouldBe(sheet.Rows.Length, format.Name);
            foreach (var (line, row) in read.Lines.Zip(sheet.Rows))
            {
                (line.Id, line.English, line.Translation, line.Stamp).ShouldBe((row.Id, row.English, row.Was, row.Stamp), format.Name);
            }

            var plan = new SheetImport(sheet).Plan(read.Lines);
            plan.Changes.ShouldBeEmpty(format.Name);
            plan.Problems.ShouldBeEmpty(format.Name);
        }
    }

    [Theory]
    [InlineData("es")]
    [InlineData("vi")]
    [InlineData("ur")]
    [InlineData("ko")]
    public void Sheet_DamagedBySpreadsheets_StillChangesNothing(string tag)
    {
        var sheet = EveryLocale.Sheet(tag);
        var csv = Encoding.UTF8.GetString(new CsvSheet().Write(sheet));

        foreach (var damaged in Damages(csv, tag))
        {
            var plan = new SheetImport(sheet).Plan(new CsvSheet().Read(damaged, tag).Lines);

            plan.Changes.ShouldBeEmpty();
            plan.Problems.ShouldBeEmpty();
        }
    }

    private static IEnumerable<byte[]> Damages(string csv, string tag)
    {
        var cells = Spreadsheet.Read(csv, ',');
        var plain = Encoding.UTF8.GetBytes(csv.TrimStart('\uFEFF'));
        yield return plain;
        yield return Encoding.UTF8.GetBytes(csv.Normalize(NormalizationForm.FormD));
        yield return [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Spreadsheet.Write(cells, '\t'))];
        yield return Encoding.UTF8.GetBytes(Spreadsheet.Write(cells, ';'));
        yield return Encoding.UTF8.GetBytes("sep=;\r\n" + Spreadsheet.Write(cells, ';'));
        yield return Encoding.UTF8.GetBytes(Spreadsheet.Write(cells.Select(row => row.Select(cell => cell + " ").Prepend("mine").Reverse().ToArray()), ','));
        yield return Encoding.UTF8.GetBytes(Spreadsheet.Write(cells.Select(row => row.Select(cell => cell.Replace("\n", "\r\n").Replace('\'', '’')).ToArray()), ','));
    }
}
