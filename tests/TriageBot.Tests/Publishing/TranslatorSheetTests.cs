using System.Text;
using TriageBot.Console.Accounts;
using TriageBot.Console.Translating;
using TriageBot.Tests.Console;
using TriageBot.Tests.Sheets;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Publishing;

/// <summary>A language as a sheet out of the console and back in: all of it or nothing, and nobody's words are written over.</summary>
public sealed class TranslatorSheetTests : IAsyncLifetime
{
    private const string Sheets = "/console/translate/sheets?language=es";
    private const string Draft = "/console/draft";
    private const string Bye = "/console/translate/text?language=es&id=common.exit.done";

    private readonly FewLanguages _locales = FewLanguages.Copy();

    private RunningHost _host = null!;
    private Visitor _ana = null!;
    private Visitor _rosa = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start(settings: ("Locales:Path", _locales.Folder));
        _ana = await Visitor.As(_host, Role.Translator, "Ana", languages: ["es"]);
        _rosa = await Visitor.As(_host, Role.Coordinator, "Rosa");
    }

    public async Task DisposeAsync()
    {
        _ana.Dispose();
        _rosa.Dispose();
        await _host.DisposeAsync();
        _locales.Dispose();
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xliff")]
    [InlineData("po")]
    public async Task Sheet_BroughtBackAsItWas_ChangesNothing(string format) =>
        (await _ana.Upload(Sheets, "sheet", "es." + format, await Saved(format))).Body.ShouldContain("The sheet changes nothing.");

    [Fact]
    public async Task Sheet_WithChanges_PutsThemIntoTheDraftUnderTheirName()
    {
        await Forms.Keep(_rosa, Bye, "Bueno. Que te vaya muy bien.");
        var cells = await Cells();
        Row(cells, "common.exit.done")[3].ShouldBe("Bueno. Que te vaya muy bien.");
        Row(cells, "common.exit.done")[3] = "Bueno. Que descanses.";
        Row(cells, "words.yes")[3] += " | simonazo";

        (await Upload(cells)).Body.ShouldContain("2 changes are in the draft.");

        var draft = (await _rosa.Look(Draft)).Body;
        draft.ShouldContain("2 changes");
        draft.ShouldContain("<ins dir=\"auto\" lang=\"es\">Bueno. Que descanses.</ins>");
        draft.ShouldContain("| simonazo</ins>");
        draft.ShouldContain("Rosa, Ana");
    }

    [Fact]
    public async Task Sheet_WithMistakes_IsRefusedWholeAndEachIsListed()
    {
        var cells = await Cells();
        Row(cells, "common.exit.done")[3] = "Bueno. Que descanses.";
        Row(cells, "common.news.accepted")[3] = "Buenas noticias";
        Row(cells, "common.delete.done")[3] = "{reference} {reference} borrado";
        Row(cells, "intake.topic.ask")[3] = "¿Qué pasa?";

        var refused = (await Upload(cells)).Body;

        refused.ShouldContain("Nothing was taken.");
        foreach (var id in new[] { "common.news.accepted", "common.delete.done", "intake.topic.ask" })
        {
            refused.ShouldContain($"<code>{id}</code>");
        }

        (await _rosa.Look(Draft)).Body.ShouldContain("0 changes");
    }

    [Fact]
    public async Task Sheet_WhoseTextSomebodyChangedMeanwhile_SaysSoAndWritesOverNothing()
    {
        var cells = await Cells();
        await Forms.Keep(_rosa, Bye, "Bueno. Que te vaya muy bien.");
        Row(cells, "common.exit.done")[3] = "Bueno. Que descanses.";

        (await Upload(cells)).Body.ShouldContain("was changed here after the sheet was made. It now reads: \"Bueno. Que te vaya muy bien.\"");

        (await _rosa.Look(Draft)).Body.ShouldNotContain("Que descanses");
    }

    [Fact]
    public async Task Sheet_ThatIsNone_SaysWhatToDo()
    {
        (await _ana.Upload(Sheets, "sheet", "es.xlsx", [80, 75])).Body.ShouldContain("Save it as one of: .csv");
        (await _ana.Upload(Sheets, "sheet", "es.csv", [])).Body.ShouldContain("No file came.");
        (await _ana.Upload(Sheets, "sheet", "es.csv", new byte[FilledSheets.MostBytes + 1])).Body.ShouldContain("A sheet has at most 4 MB.");
        (await _ana.Upload(Sheets, "sheet", "es.xliff", [1, 2, 3])).Body.ShouldContain("Nothing was taken.");
        (await _ana.Upload(Sheets, "sheet", "es.csv", Encoding.UTF8.GetBytes("id,es\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"x{i},y\n"))))).Body.ShouldContain("It has 5000 rows");
        (await _ana.Look("/console/translate/sheets?handler=File&language=es&format=pdf")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static string[] Row(List<string[]> cells, string id) => cells.Single(row => string.Equals(row[0], id, StringComparison.Ordinal));

    private Task<byte[]> Saved(string format) => _ana.Save($"/console/translate/sheets?handler=File&language=es&format={format}");

    private async Task<List<string[]>> Cells() => Spreadsheet.Read(Encoding.UTF8.GetString(await Saved("csv")), ',');

    private Task<Seen> Upload(List<string[]> cells) => _ana.Upload(Sheets, "sheet", "es.csv", Encoding.UTF8.GetBytes(Spreadsheet.Write(cells, ',')));
}
