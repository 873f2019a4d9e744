using System.Net;
using System.Text.RegularExpressions;
using TriageBot.Console.Accounts;
using TriageBot.Engine.Dialogs.Pieces;
using TriageBot.Publishing;
using TriageBot.Stores;
using TriageBot.Tests.Console;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;
using TriageBot.Turns;

namespace TriageBot.Tests.Publishing;

/// <summary>Coordinators change what is asked and what counts as urgent, in forms, and cannot break a conversation while doing it.</summary>
public sealed class PieceTests : IAsyncLifetime
{
    private const string Draft = "/console/draft";
    private const string Rule = "/console/content/piece?kind=Rule&dialog=intake&id=danger-not-sure";
    private const string Zip = "/console/content/piece?kind=Question&dialog=intake&id=zip";
    private const string Office = "/console/content/piece?kind=Phone&dialog=intake&id=hotline_office";

    private readonly FewLanguages _locales = FewLanguages.Copy();

    private RunningHost _host = null!;
    private Visitor _rosa = null!;
    private Visitor _luis = null!;

    // Two languages, so that a new question can be asked in all of them.
    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start(settings: ("Locales:Path", _locales.Folder));
        _rosa = await Visitor.As(_host, Role.Coordinator, "Rosa");
        _luis = await Visitor.As(_host, Role.Coordinator, "Luis");
    }

    public async Task DisposeAsync()
    {
        _rosa.Dispose();
        _luis.Dispose();
        await _host.DisposeAsync();
        _locales.Dispose();
    }

    [Fact]
    public async Task Rule_ChangedReadAndPublished_CountsForEveryoneAtOnce()
    {
        (await Keep(_rosa, Rule, ("text", "Call first: nobody knows who is in danger"))).Place.ShouldBe("/console/content");
        var shown = (await _luis.Look(Draft)).Body;
        shown.ShouldContain("Rule danger-not-sure");
        shown.ShouldContain("<ins>Call first: nobody knows who is in danger</ins>");
        (await Publish("Counsel asks for it")).Place.ShouldBe(Draft);

        await new WebPhone(_host).Texts("hello", "1", "3");

        (await _host.Get<IRecordStore>().Intakes(10, default)).ShouldHaveSingleItem();
        (await _rosa.Look("/console")).Body.ShouldContain("Call first");
        (await _luis.Look("/console/versions")).Body.ShouldContain("Rule danger-not-sure");
    }

    [Fact]
    public async Task Rule_ThatMakesAnExampleComeOutOtherwise_IsNotPublished()
    {
        await Keep(_rosa, Rule, ("level", "emergency"));

        (await Publish("Sooner")).Body.ShouldContain("Not sure about danger: raised, never lowered [en]: the level is 'emergency', not 'same-day'.");
    }

    [Fact]
    public async Task Number_ChangedAndPublished_IsTheOneThatIsSaid()
    {
        await Keep(_rosa, Office, ("number", "555-0177"), ("source", "set by the hotline"), ("review_by", "2027-08-31"));
        (await Publish("We moved")).Place.ShouldBe(Draft);

        (await new WebPhone(_host).Texts("hello", "HELP")).ShouldContain("555-0177");
    }

    [Fact]
    public async Task Question_ThatIsNew_IsAskedOnceItsWordsAreThereInEveryLanguage()
    {
        const string New = "/console/content/piece?kind=Question&dialog=intake";
        (await Keep(_rosa, New, ("id", "Lawyer!"), ("type", "yes-no"))).Body.ShouldContain("Give it a short name");
        (await Keep(_rosa, New, ("id", "zip"), ("type", "yes-no"))).Body.ShouldContain("There is one of this name already.");
        (await Keep(_rosa, New, ("id", "lawyer_still"), ("type", "yes-no"), ("when", "has_lawyer is yes"), ("behind", "has_lawyer"))).Place.ShouldBe("/console/content/piece");
        (await Publish("Is the lawyer still there?")).Body.ShouldContain("Mend what is listed below first.");
        (await _rosa.Look(Draft)).Body.ShouldContain("4 texts are still to be written in English, Spanish.");
        foreach (var (id, text) in new[] { ("en&id=intake.lawyer_still.label", "Lawyer still"), ("en&id=intake.lawyer_still.ask", "Is that lawyer still helping? 1 Yes 2 No 3 Not sure"), ("es&id=intake.lawyer_still.label", "El abogado sigue"), ("es&id=intake.lawyer_still.ask", "¿Ese abogado sigue ayudando? 1 Sí 2 No 3 No sé") })
        {
            await KeepText(id, text);
        }

        (await Publish("Is the lawyer still there?")).Place.ShouldBe(Draft);

        var dialog = _host.Get<PublishedContent>().Engine.Content.Published("intake");
        dialog.Questions.Select(question => question.Id).SkipWhile(id => id != "has_lawyer").Take(2).ShouldBe(["has_lawyer", "lawyer_still"]);
        (await _rosa.Look("/console/rehearse?language=es&texts=hola%0A1%0A2%0A1%0A1%0A4%0A2%0A1")).Body.ShouldContain("¿Ese abogado sigue ayudando?");
        (await _rosa.Send("/console/versions", "/console/versions?handler=Back", ("number", "0"))).Place.ShouldBe("/console/versions");
        _host.Get<PublishedContent>().Engine.Content.Published("intake").Questions.ShouldNotContain(question => question.Id == "lawyer_still");
    }

    [Fact]
    public async Task Question_TakenOut_GoesWithItsWordsInEveryLanguage()
    {
        await _rosa.Send(Place("other_side"), Place("other_side", "Remove"), ("shown", Shown((await _rosa.Look(Place("other_side"))).Body)));

        var book = await _host.Get<ContentDesk>().Open(default);

        book.Library.Dialogs["intake"].Questions.ShouldNotContain(question => question.Id == "other_side");
        book.Library.Locales["es"].Dialogs["intake"].Keys.ShouldNotContain(key => key.StartsWith("other_side.", StringComparison.Ordinal));
        book.Findings.ShouldNotContain(finding => finding.Code == "text-unknown");
    }

    [Fact]
    public async Task Question_ThatOthersLookAt_IsNotPublishedAway()
    {
        await _rosa.Send(Place("has_date"), Place("has_date", "Remove"), ("shown", Shown((await _rosa.Look(Place("has_date"))).Body)));

        (await Publish("Fewer questions")).Body.ShouldContain("Mend what is listed below first.");
        (await _rosa.Look(Draft)).Body.ShouldContain("has_date");
        (await _rosa.Send(Place("safe"), Place("safe", "Remove"), ("shown", "x"))).Body.ShouldContain("it cannot go");
    }

    [Fact]
    public async Task Condition_ThatCannotBeRead_IsSaidWhileSomebodyWrites()
    {
        var look = await _rosa.Post("/console/content/look", ("kind", "Question"), ("dialog", "intake"), ("id", "zip"), ("type", "place"), ("when", "who is nobody_here"));

        look.Status.ShouldBe(HttpStatusCode.OK);
        look.Body.ShouldContain("nobody_here");
        (await _rosa.Post("/console/content/look", ("kind", "Question"), ("dialog", "nothing"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Question_ChangedByTwoAtOnce_IsNeverOverwrittenInSilence()
    {
        var shown = Shown((await _luis.Look(Zip)).Body);
        await Keep(_rosa, Zip, ("type", "place"), ("fills", "contact.place"), ("when", "safe is yes"));

        var late = (await _luis.Fill(Zip, ("shown", shown), ("type", "place"), ("when", "danger is no"))).Body;

        late.ShouldContain("Somebody changed it after you opened it.");
        late.ShouldContain("danger is no");
        (await _luis.Look(Draft)).Body.ShouldContain("“Safe to text” is yes");
        await _luis.Send(Zip, Zip.Replace("piece?", "piece?handler=Drop&", StringComparison.Ordinal));
        (await _luis.Look(Draft)).Body.ShouldContain("0 changes");
    }

    [Fact]
    public async Task Question_MovedAndWrittenInYaml_StandsWhereItWasPut()
    {
        const string List = "/console/content?kind=Question&dialog=intake";
        (await _rosa.Send(List, List + "&handler=Move", ("id", "zip"), ("up", "true"))).Place.ShouldBe("/console/content");
        (await _rosa.Send(List, List + "&handler=Move", ("id", "safe"), ("up", "true"))).Body.ShouldContain("It cannot go further.");
        await _rosa.Send(Zip, Zip.Replace("piece?", "piece?handler=Yaml&", StringComparison.Ordinal), ("shown", Shown((await _rosa.Look(Zip)).Body)), ("yaml", "{id: zip, type: place, fills: contact.place, when: safe is yes}"));

        var questions = (await _host.Get<ContentDesk>().Open(default)).Library.Dialogs["intake"].Questions;

        questions.Select(question => question.Id).SkipWhile(id => id != "zip").Take(2).ShouldBe(["zip", "has_lawyer"]);
        questions.Single(question => question.Id == "zip").WhenText.ShouldBe("safe is yes");
        (await _rosa.Send(Zip, Zip.Replace("piece?", "piece?handler=Yaml&", StringComparison.Ordinal), ("shown", ""), ("yaml", "{id: zip"))).Body.ShouldContain("This is not YAML");
    }

    [Fact]
    public async Task Release_ThatChangesAFileChangedHere_ComesTogetherWithItAndGoesBackIntoTheFiles()
    {
        var file = Path.Combine(_locales.Folder, "en", "common.yaml");
        var before = await File.ReadAllTextAsync(file);
        await KeepText("en&id=common.exit.done", "OK. Take care.");
        (await Publish("Kinder")).Place.ShouldBe(Draft);
        await File.WriteAllTextAsync(file, "# A newer release.\n" + before.Replace("LANGUAGE, PERSON", "PERSON, LANGUAGE", StringComparison.Ordinal));
        var output = new StringWriter();
        (await _host.Get<ContentFolder>().Export(null, output, output, default)).ShouldBeFalse();
        output.ToString().ShouldContain("common.yaml");
        await KeepText("es&id=common.exit.done", "Bueno. Que te vaya bien.");
        (await _rosa.Look(Draft)).Body.ShouldContain("Bring the release's changes in");

        (await _rosa.Send(Draft, Draft + "?handler=Bring")).Place.ShouldBe(Draft);
        (await Publish("Both")).Place.ShouldBe(Draft);

        (await new WebPhone(_host).Texts("hello", "HELP")).ShouldContain("PERSON, LANGUAGE");
        (await _host.Get<ContentFolder>().Export(null, output, output, default)).ShouldBeTrue();
        var after = await File.ReadAllTextAsync(file);
        after.ShouldStartWith("# A newer release.");
        after.ShouldContain("OK. Take care.");
        after.Split('\n').Length.ShouldBe(before.Split('\n').Length + 1);
    }

    [Theory]
    [InlineData("/console/content?kind=Nothing", HttpStatusCode.OK)]
    [InlineData("/console/content?kind=Rule&find=hearing", HttpStatusCode.OK)]
    [InlineData("/console/content/piece?kind=Rule&dialog=intake&id=nothing", HttpStatusCode.NotFound)]
    [InlineData("/console/content/piece?kind=Rule&dialog=nowhere", HttpStatusCode.NotFound)]
    public async Task Page_AskedForWhatIsNotThere_SaysSo(string page, HttpStatusCode status) => (await _rosa.Look(page)).Status.ShouldBe(status);

    private static string Place(string id, string? handler = null) => $"/console/content/piece?kind=Question&dialog=intake&id={id}" + (handler is null ? "" : "&handler=" + handler);

    // What the form shows, with some of it changed.
    private async Task<Seen> Keep(Visitor visitor, string page, params (string Name, string Value)[] fields)
    {
        var book = await _host.Get<ContentDesk>().Open(default);
        var query = System.Web.HttpUtility.ParseQueryString(page.Split('?')[1]);
        var kind = Enum.Parse<PieceKind>(query["kind"]!);
        var now = PieceEdits.Of(book.Files, book.Library.Dialogs["intake"], kind).FirstOrDefault(piece => piece.Id == query["id"]);
        var rest = (now?.Fields ?? []).Where(field => !fields.Any(other => other.Name == field.Key) && field.Key != "id").Select(field => (field.Key, field.Text));
        return await visitor.Fill(page, [("shown", now?.Text ?? ""), .. rest, .. fields]);
    }

    private async Task KeepText(string language, string text)
    {
        var page = "/console/words/text?language=" + language;
        var kept = await _rosa.Fill(page, ("stamp", Field("stamp").Match((await _rosa.Look(page)).Body).Groups["value"].Value), ("text", text), ("done", "true"));
        kept.Place.ShouldBe("/console/words/text", Regex.Match(kept.Body, "notice.*", RegexOptions.None, TimeSpan.FromSeconds(1)).Value);
    }

    private async Task<Seen> Publish(string why)
    {
        await _luis.Send(Draft, Draft + "?handler=Review", ("print", await Print()));
        return await _rosa.Send(Draft, Draft + "?handler=Publish", ("print", await Print()), ("why", why), ("at", ""));
    }

    private async Task<string> Print() => Field("print").Match((await _rosa.Look(Draft)).Body).Groups["value"].Value;

    private static string Shown(string body) => Regex.Match(body, "name=\"shown\" value=\"(?<value>.*)\">", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["value"].Value;

    private static Regex Field(string name) => new($"name=\"{name}\" value=\"(?<value>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1));
}
