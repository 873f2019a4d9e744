using System.Net;
using System.Text.RegularExpressions;
using TriageBot.Console.Accounts;
using TriageBot.Publishing;
using TriageBot.Stores;
using TriageBot.Tests.Console;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Publishing;

/// <summary>Coordinators change what the bot says; nothing is live before somebody else has read it, and everything can be taken back.</summary>
public sealed class PublishingTests : IAsyncLifetime
{
    private const string Draft = "/console/draft";
    private const string Help = "/console/words/text?language=en&id=common.help";

    private const string Rest = "0 skips one. BACK goes back. Also: LANGUAGE, PERSON, STOP (no more texts), DELETE. Our phone: {phone.hotline_office}";

    private readonly FewLanguages _locales = FewLanguages.Copy();

    private RunningHost _host = null!;
    private Visitor _rosa = null!;
    private Visitor _luis = null!;

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
    public async Task Text_ChangedReadAndPublished_IsSaidFromThenOnAndCanBeTakenBack()
    {
        var before = await Heard();
        (await Change(_rosa, Help, "Write to us. " + Rest)).Place.ShouldBe("/console/words/text");
        (await Heard()).ShouldBe(before);
        (await _rosa.Look("/console/rehearse?language=en&texts=hello%0AHELP")).Body.ShouldContain("Write to us.");
        (await Publish(_rosa)).Body.ShouldContain("Somebody who changed nothing of it has to look it over first.");
        (await Review(_rosa)).Body.ShouldContain("Somebody else has to look it over");

        (await Review(_luis)).Place.ShouldBe(Draft);
        (await Publish(_rosa)).Place.ShouldBe(Draft);

        (await Heard()).ShouldContain("Write to us.");
        var versions = (await _luis.Look("/console/versions")).Body;
        versions.ShouldContain("Shorter help");
        versions.ShouldContain("looked over by Luis");
        (await _luis.Send("/console/versions", "/console/versions?handler=Back", ("number", "0"))).Place.ShouldBe("/console/versions");
        (await Heard()).ShouldBe(before);
        (await _host.Get<IRecordStore>().AuditTrail(50, default)).Select(entry => entry.Action).Intersect(["text-drafted", "draft-reviewed", "published", "rolled-back"]).Count().ShouldBe(4);
    }

    [Fact]
    public async Task Draft_ChangedAfterItWasRead_HasToBeReadAgain()
    {
        await Change(_rosa, Help, "Write to us. " + Rest);
        await Review(_luis);
        await Change(_rosa, Help, "Write to us soon. " + Rest);

        (await Publish(_rosa)).Body.ShouldContain("Somebody who changed nothing of it has to look it over first.");
    }

    [Fact]
    public async Task Text_ThatLosesItsPlaceholder_StaysInTheDraftUntilItIsMended()
    {
        await Change(_rosa, "/console/words/text?language=es&id=common.news.accepted", "Buenas noticias");
        await Review(_luis);

        var refused = (await Publish(_rosa)).Body;

        refused.ShouldContain("Mend what is listed below first.");
        refused.ShouldContain("{reference}");
        _host.Get<PublicationWatch>().InUse.ShouldBe(0);
    }

    [Fact]
    public async Task Word_WithoutWhichAnExampleComesOutOtherwise_IsNotPublished()
    {
        await Change(_rosa, "/console/words/text?language=es&id=words.keywords.exit", "adiosito");
        await Review(_luis);

        (await Publish(_rosa)).Body.ShouldContain("out differently.");
    }

    [Fact]
    public async Task Text_ChangedByTwoAtOnce_IsNeverOverwrittenInSilence()
    {
        var shown = Stamp((await _luis.Look(Help)).Body);
        await Change(_rosa, Help, "Rosa's words. " + Rest);

        var late = (await _luis.Fill(Help, ("stamp", shown), ("text", "Luis's words"))).Body;

        late.ShouldContain("Somebody changed this text after you opened it.");
        late.ShouldContain("Luis's words");
        (await _luis.Look(Draft)).Body.ShouldContain("Rosa's words.");
    }

    [Fact]
    public async Task Publication_ForLater_IsInUseFromThenOn()
    {
        await Change(_rosa, Help, "Write to us. " + Rest);
        await Review(_luis);
        (await Publish(_rosa, "2026-11-24T09:00")).Place.ShouldBe(Draft);
        (await Heard()).ShouldNotContain("Write to us.");
        await Change(_rosa, "/console/words/text?language=en&id=common.exit.done", "OK. Take care.");
        await Review(_luis);
        (await Publish(_rosa)).Body.ShouldContain("Version 1 waits for its time and would come with this.");

        _host.Clock.Advance(TimeSpan.FromHours(26));
        await _host.Heard(() => _host.Get<PublicationWatch>().InUse == 1);

        (await Heard()).ShouldContain("Write to us.");
    }

    [Fact]
    public async Task Example_RecordedFromARehearsal_IsPlayedBeforeEveryPublicationFromThenOn()
    {
        const string Play = "/console/rehearse?texts=hola%0A1%0A2%0A1%0Asalir&day=2026-12-01";
        (await _rosa.Look(Play)).Body.ShouldContain("Keep it as an example");
        (await _rosa.Send(Play, Play + "&handler=Record", ("name", "!!"))).Body.ShouldContain("Give it a name");
        (await _rosa.Send(Play, Play + "&handler=Record", ("name", "Leaves at once"))).Place.ShouldBe(Draft);
        await Review(_luis);
        (await Publish(_rosa)).Place.ShouldBe(Draft);
        (await _luis.Look("/console/versions")).Body.ShouldContain("New examples: Leaves at once");

        await Change(_rosa, "/console/words/text?language=es&id=words.keywords.exit", "adiosito");
        await Review(_luis);

        (await Publish(_rosa)).Body.ShouldContain("Leaves at once");
    }

    [Fact]
    public async Task Example_RecordedInOneLanguage_HoldsInAllOthers()
    {
        const string Play = "/console/rehearse?texts=hola%0As%C3%AD%0Ano%0A1%0Ayo%0A1%0Atrabajo%0Asaltar&day=2026-12-01";
        await _rosa.Send(Play, Play + "&handler=Record", ("name", "In words"));

        (await _rosa.Look(Draft)).Body.ShouldContain("locales: all");
        await _rosa.Send(Draft, Draft + "?handler=Try");

        (await _rosa.Look(Draft)).Body.ShouldContain("examples come out the same");
    }

    [Fact]
    public async Task Example_ThatComesOutOtherwise_StandsBesideHowItWentAndCanBeTakenAsItIsNow()
    {
        await Change(_rosa, "/console/words/text?language=es&id=words.keywords.exit", "adiosito");
        const string File = "dialogs/intake/transcripts/goes.yaml";
        const string Text = "name: \"Goes\"  # at once\nlocales: [es]\nnow: 2026-12-01T12:00:00-05:00\nturns:\n  - in: \"hola\"\n  - in: \"salir\"\n    expect: {phase: paused, question: none, level: routine}\n";
        await PutIntoDraft(new RecordedExample(File, "Goes", Text, new Editor("usr_x", "Luis"), _host.Clock.GetUtcNow()));
        (await _rosa.Look(Draft)).Body.ShouldContain("Nobody has tried them");

        await _rosa.Send(Draft, Draft + "?handler=Try");

        var tried = (await _rosa.Look(Draft)).Body;
        tried.ShouldContain("As it would go");
        tried.ShouldContain("That is how it should be now: Goes");
        (await _rosa.Send(Draft, Draft + "?handler=Accept", ("path", new Regex("value=\"(?<path>[^\"]+exit-word.yaml)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Match(tried).Groups["path"].Value))).Body.ShouldContain("does not come out the same in every language");
        (await _rosa.Send(Draft, Draft + "?handler=Accept", ("path", File))).Place.ShouldBe(Draft);
        (await _host.Get<DraftShelf>().Read(default)).Draft.Examples.ShouldHaveSingleItem().Text
            .ShouldBe(Text.Replace("phase: paused, question: none", "phase: safety, question: safe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Change_TakenOut_LeavesTheTextAsItWas()
    {
        await Change(_rosa, Help, "Write to us. " + Rest);

        await _luis.Send(Help, "/console/words/text?handler=Drop&language=en&id=common.help");

        (await _luis.Look(Draft)).Body.ShouldContain("0 changes");
        (await _luis.Look(Help)).Body.ShouldNotContain("Write to us.");
    }

    [Fact]
    public async Task Outline_OfTheDraft_SaysInWordsWhenEachQuestionIsAskedAndWhatItChanges()
    {
        await Change(_rosa, "/console/words/text?language=en&id=intake.amount_owed.ask", "About how many dollars are owed?");

        var outline = (await _rosa.Look("/console/outline?language=es")).Body;

        outline.ShouldContain("Asked when “Work matter” includes “Not paid right”.");
        outline.ShouldContain("reworded in the draft");
        outline.ShouldContain("To get here: “Safe to text”: yes");
        outline.ShouldContain("a routine matter at most 16.");
        outline.ShouldContain("¿Es seguro para ti escribir ahora?");
        (await _rosa.Look("/console/diagram")).Body.ShouldContain("(reworded)");
    }

    [Fact]
    public async Task Question_ThatPeopleAreOn_SaysHowManyWhereItIsEdited()
    {
        await Heard();
        await new WebPhone(_host, "try-somebody").Texts("hola", "1", "2", "1");
        const string Who = "/console/words/text?language=en&id=intake.who.ask";
        await Change(_rosa, Who, "Who needs help?\n1 I am 18 or older\n2 I am under 18\n3 My child\n4 Someone else");

        (await _rosa.Look(Who)).Body.ShouldContain("1 person is on this question now.");
        (await _rosa.Look(Draft)).Body.ShouldContain("1 person is on this question now. Whoever is asked again is asked in the new words.");
        (await _rosa.Look("/console/words/text?language=en&id=intake.safe.ask")).Body.ShouldContain("1 person is on this question now.");
        (await _rosa.Look("/console/words/text?language=en&id=intake.topic.ask")).Body.ShouldNotContain("on this question now");

        _host.Clock.Advance(TimeSpan.FromMinutes(2));
        await new WebPhone(_host, "try-another").Texts("hola", "1", "2", "1");
        (await _rosa.Look(Who)).Body.ShouldContain("2 people are on this question now.");
    }

    [Fact]
    public async Task Reading_OfASentence_SaysWhatItHearsAndWhy()
    {
        foreach (var (question, text, language, said) in new[]
        {
            ("", "la migra agarró a mi hermano", "", "Danger: custody"),
            ("", "la migra agarró a mi hermano", "", "Spanish, sure"),
            ("topic", "trabajo", "es", "because of “trabajo”"),
            ("court_date", "mañana", "es", "December 2"),
            ("amount_owed", "hace frío", "es", "Not understood"),
            ("", "", "", "Write a text of 1 to"),
        })
        {
            var read = (await _rosa.Fill("/console/reading", ("question", question), ("text", text), ("language", language), ("day", "2026-12-01"))).Body;

            Bare(read).ShouldContain(said, customMessage: text);
        }
    }

    [Theory]
    [InlineData("/console/words/text?language=en&id=common.nothing", HttpStatusCode.NotFound)]
    [InlineData("/console/words/text?language=tlh&id=common.help", HttpStatusCode.NotFound)]
    [InlineData("/console/words?language=tlh", HttpStatusCode.OK)]
    [InlineData("/console/words?language=es&state=missing&find=zzz", HttpStatusCode.OK)]
    [InlineData("/console/rehearse?texts=hola&day=soon", HttpStatusCode.OK)]
    public async Task Page_AskedForWhatIsNotThere_SaysSo(string page, HttpStatusCode status) => (await _rosa.Look(page)).Status.ShouldBe(status);

    [NeedsFact("redis-server")]
    public async Task Publication_OnOneHostOfARedis_IsInUseOnTheOther()
    {
        using var redis = new RedisServer();
        (string, string)[] settings = [("Storage:Provider", "Redis"), ("Storage:Redis:Configuration", redis.Configuration)];
        await using var here = await RunningHost.Start(settings: settings);
        await using var there = await RunningHost.Start(here.Clock, here.Folder, settings);
        using var rosa = await Visitor.As(here, Role.Coordinator, "Rosa");
        using var luis = await Visitor.As(there, Role.Coordinator, "Luis");
        await Change(rosa, Help, "Write to us. " + Rest);
        await Review(luis);

        (await Publish(rosa)).Place.ShouldBe(Draft);
        await there.Heard(() => there.Get<PublicationWatch>().InUse == 1);

        (await new WebPhone(there).Texts("hello", "HELP")).ShouldContain("Write to us.");
    }

    private async Task PutIntoDraft(RecordedExample example)
    {
        var drafts = _host.Get<DraftShelf>();
        var (draft, version) = await drafts.Read(default);
        (await drafts.Save(draft.With(example), version, default)).ShouldBeTrue();
    }

    // A new person each time: what was said before does not matter.
    private async Task<string> Heard() => await new WebPhone(_host, "try-" + Guid.NewGuid().ToString("N")[..10]).Texts("hello", "HELP");

    private static string Bare(string body) => Regex.Replace(body, "<[^>]+>", "", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task<Seen> Change(Visitor visitor, string page, string text) =>
        await visitor.Fill(page, ("stamp", Stamp((await visitor.Look(page)).Body)), ("text", text), ("done", "true"));

    private static async Task<Seen> Review(Visitor visitor) => await visitor.Send(Draft, Draft + "?handler=Review", ("print", await Print(visitor)));

    private static async Task<Seen> Publish(Visitor visitor, string at = "") =>
        await visitor.Send(Draft, Draft + "?handler=Publish", ("print", await Print(visitor)), ("why", "Shorter help"), ("at", at));

    private static async Task<string> Print(Visitor visitor) => Field("print").Match((await visitor.Look(Draft)).Body).Groups["value"].Value;

    private static string Stamp(string body) => Field("stamp").Match(body).Groups["value"].Value;

    private static Regex Field(string name) => new($"name=\"{name}\" value=\"(?<value>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1));
}
