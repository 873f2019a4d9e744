using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Sheets;

namespace TriageBot.Tests.Sheets;

public class CsvSheetTests
{
    [Fact]
    public void Write_OfASheet_OpensInASpreadsheet()
    {
        var file = new CsvSheet().Write(EveryLocale.Sheet("es"));

        file.Take(3).ShouldBe(Encoding.UTF8.Preamble.ToArray());
        var rows = Spreadsheet.Read(Encoding.UTF8.GetString(file), ',');
        rows.ShouldAllBe(row => row.Length == rows[0].Length);
        rows[0].Take(4).ShouldBe(["id", "state", "English", "es"]);
        rows.SelectMany(row => row).ShouldAllBe(cell => cell.Length < 32_767, "no cell of Excel holds more");
        rows.SelectMany(row => row).ShouldAllBe(cell => cell.Length == 0 || !"=+-@\t\r".Contains(cell[0]));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-1", "'-1")]
    [InlineData("+1 ok", "'+1 ok")]
    [InlineData("@me", "'@me")]
    [InlineData("3月", "'3月")]
    [InlineData("'=x", "''=x")]
    [InlineData("'tis", "'tis")]
    [InlineData("Hello", "Hello")]
    public void Guard_OfACell_KeepsItAText(string text, string cell) => CsvCell.Guard(text).ShouldBe(cell);

    [Fact]
    public void Guard_OfAnyText_IsTakenOffAgain() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements('=', '\'', '’', '1', 'a', '-', '@', '\t').ArrayOf().Select(letters => new string(letters)).ToArbitrary(),
        text => CsvCell.Unguard(CsvCell.Guard(text)) == text && (text.StartsWith('\'') || text.StartsWith('’') || CsvCell.Unguard(text) == text)));

    [Theory]
    [InlineData("id,English,fr\r\ncommon.help,Help,Aide\r\n", "sheet-columns")]
    [InlineData("", "sheet-columns")]
    [InlineData("id,es\r\n\"common.help\"x,\"a\r\n", "sheet-quotes")]
    public void Read_OfWhatIsNoSheet_SaysSo(string file, string code) =>
        new CsvSheet().Read(Encoding.UTF8.GetBytes(file), "es").Problems.ShouldContain(problem => problem.Code == code);

    [Fact]
    public void Read_OfAnOldCodePage_SaysHowToSaveIt() =>
        new CsvSheet().Read(Encoding.Latin1.GetBytes("id,es\r\ncommon.help,¿Sí?\r\n"), "es").Problems.ShouldHaveSingleItem().Code.ShouldBe("sheet-encoding");

    [Fact]
    public void Read_OfARow_TellsItsNumberAndWhoVouches()
    {
        var lines = new CsvSheet().Read(Encoding.UTF8.GetBytes("ES;State;ID\na;stale;one\n\"b\nc\";Translated ;two\n"), "es").Lines;

        lines.Select(line => (line.Line, line.Id, line.Translation, line.Done)).ShouldBe([(2, "one", "a", null), (3, "two", "b\nc", (bool?)true)]);
    }
}
