using System.Text;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Sheets;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Sheets;

/// <summary>Other people's libraries read what we write, and we read what they write.</summary>
public class SheetPeerTests
{
    [PeerFact("csv-parse", "xliff", "gettext-parser")]
    public async Task Sheet_ReadAndWrittenByOthers_StaysTheSame()
    {
        var sheet = EveryLocale.Sheet("ar");

        var found = await NodePeer.Ask<Found>("sheets.js", new { sheet.Tag, csv = Written(new CsvSheet(), sheet), xliff = Written(new XliffSheet(), sheet), po = Written(new PoSheet(), sheet) });

        found.Language.ShouldBe(["ar", "ar"]);
        found.Csv.ShouldBe(sheet.Rows.Select(row => new[] { row.Id, CsvCell.Guard(row.English), CsvCell.Guard(row.Was) }));
        found.Po.ShouldBe(sheet.Rows.Select(row => new[] { row.Id, row.English, row.Was }));

        // This library drops spaces and line breaks beside elements.
        found.Xliff.Select(unit => string.Concat(unit.Select(Joined))).ShouldBe(sheet.Rows.Select(row => Joined(row.Id + row.English + row.Was)));
        Changes(sheet, new PoSheet(), found.PoAgain).ShouldBeEmpty();
        Changes(sheet, new XliffSheet(), found.XliffAgain).ShouldAllBe(change => change.Row.Was.Contains('{'));
    }

    private static string Joined(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static string Written(ISheetFormat format, Sheet sheet) => Encoding.UTF8.GetString(format.Write(sheet));

    private static IEnumerable<SheetChange> Changes(Sheet sheet, ISheetFormat format, string text)
    {
        var read = format.Read(Encoding.UTF8.GetBytes(text), sheet.Tag);
        read.Lines.Length.ShouldBe(sheet.Rows.Length);
        return new SheetImport(sheet).Plan(read.Lines).Changes;
    }

    private sealed record Found(string[][] Csv, string[][] Xliff, string[][] Po, string[] Language, string XliffAgain, string PoAgain);
}
