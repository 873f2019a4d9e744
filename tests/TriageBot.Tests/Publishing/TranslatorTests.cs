using System.Net;
using TriageBot.Console.Accounts;
using TriageBot.Publishing;
using TriageBot.Stores;
using TriageBot.Tests.Console;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Publishing;

/// <summary>Translators work on the texts of their languages, and are read by a second one, with the console alone.</summary>
public sealed class TranslatorTests : IAsyncLifetime
{
    private const string Bye = "/console/translate/text?language=es&id=common.exit.done";
    private const string News = "/console/translate/text?language=es&id=common.news.accepted";
    private const string Queue = "/console/translate?language=es";
    private const string Draft = "/console/draft";

    private readonly FewLanguages _locales = FewLanguages.Copy("ht");

    private RunningHost _host = null!;
    private Visitor _ana = null!;
    private Visitor _beto = null!;
    private Visitor _rosa = null!;
    private Visitor _luis = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start(settings: ("Locales:Path", _locales.Folder));
        _ana = await Visitor.As(_host, Role.Translator, "Ana", languages: ["es"]);
        _beto = await Visitor.As(_host, Role.Translator, "Beto", languages: ["es", "ht"]);
        _rosa = await Visitor.As(_host, Role.Coordinator, "Rosa");
        _luis = await Visitor.As(_host, Role.Coordinator, "Luis");
    }

    public async Task DisposeAsync()
    {
        foreach (var visitor in new[] { _ana, _beto, _rosa, _luis })
        {
            visitor.Dispose();
        }

        await _host.DisposeAsync();
        _locales.Dispose();
    }

    [Fact]
    public async Task Translator_SignedIn_LandsOnTheirLanguageAndIsOfferedNothingElse()
    {
        var home = await _ana.Look("/console");

        (home.Status, home.Location).ShouldBe((HttpStatusCode.Found, "/console/translate"));
        var page = (await _ana.Look("/console/translate")).Body;
        page.ShouldContain("Translate: Spanish");
        page.ShouldNotContain("href=\"/console/roster\"");
        page.ShouldNotContain("Haitian");
        (await _beto.Look("/console/translate")).Body.ShouldContain("Haitian");
        using var nina = await Visitor.As(_host, Role.Translator, "Nina", languages: []);
        (await nina.Look("/console/translate")).Body.ShouldContain("Your account has no language yet.");
    }

    [Fact]
    public async Task Language_OfOthers_CanBeSeenOnNoPageAndChangedByNoForm()
    {
        foreach (var page in new[] { "?language=ht", "?language=en", "/text?language=ht&id=common.exit.done", "/sheets?language=ht", "/sheets?handler=File&language=ht&format=csv" })
        {
            (await _ana.Look("/console/translate" + page)).Status.ShouldBe(HttpStatusCode.Forbidden, page);
        }

        foreach (var handler in new[] { "", "&handler=Drop", "&handler=Machine", "&handler=Back", "&handler=Read" })
        {
            (await _ana.Send(Bye, "/console/translate/text?language=ht&id=common.exit.done" + handler, ("text", "Orevwa"))).Status.ShouldBe(HttpStatusCode.Forbidden, handler);
            (await _ana.Send(Bye, Bye + handler, ("text", "Orevwa"), ("Language", "ht"))).Status.ShouldBe(HttpStatusCode.Forbidden, "in the form" + handler);
        }

        (await _ana.Send(Bye, "/console/translate?handler=Vouch&language=ht", ("status", "essentials"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await _ana.Send(Bye, "/console/translate/sheets?language=ht")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await _luis.Look(Draft)).Body.ShouldContain("0 changes");
    }

    [Fact]
    public async Task Text_KeptByATranslator_IsReadByAnother()
    {
        (await Forms.Keep(_ana, Bye, "Bueno. Que te vaya muy bien.")).Location.ShouldBe(Queue);
        (await _ana.Look(Queue + "&state=reading")).Body.ShouldContain("waits for a second reader");
        var queue = (await _beto.Look(Queue)).Body;
        queue.IndexOf("common.safety.", StringComparison.Ordinal).ShouldBeLessThan(queue.IndexOf("intake.", StringComparison.Ordinal));
        (await _beto.Look(Queue + "&state=reading")).Body.ShouldContain("read it over");
        (await Read(_ana)).Body.ShouldContain("Somebody else has to read it: you wrote it.");

        (await Read(_beto)).Location.ShouldBe(Queue);

        (await _luis.Look(Draft)).Body.ShouldContain("read by Beto");
        (await _beto.Look(Queue + "&state=reading")).Body.ShouldContain("0 texts found");
        (await _host.Get<IRecordStore>().AuditTrail(50, default)).Select(entry => entry.Action).ShouldContain("text-read");
    }

    [Fact]
    public async Task Text_ChangedAfterItWasRead_IsReadAgain()
    {
        await Forms.Keep(_ana, Bye, "Bueno. Que te vaya muy bien.");
        var shown = Forms.Field("print", (await _beto.Look(Bye)).Body);
        await Forms.Keep(_ana, Bye, "Bueno. Que te vaya bien.");
        (await _beto.Send(Bye, Bye + "&handler=Read", ("print", shown))).Body.ShouldContain("Somebody changed this text after you opened it.");
        await Read(_beto);

        await Forms.Keep(_ana, Bye, "Bueno. Que descanses.");

        (await _luis.Look(Draft)).Body.ShouldNotContain("read by Beto");
        (await _beto.Look(Queue + "&state=reading")).Body.ShouldContain("read it over");
    }

    [Fact]
    public async Task Language_SomebodyVouchesFor_IsChangedOnlyWithASecondReader()
    {
        await Forms.Keep(_ana, Bye, "Bueno. Que te vaya muy bien.");
        (await Vouch(_ana)).Body.ShouldContain("Somebody else has to vouch for Spanish now: you wrote some of what is in the draft.");
        (await Vouch(_beto)).Location.ShouldBe(Queue);
        await Publish();
        (await _luis.Look(Queue)).Body.ShouldContain("Beto: safety, consent and keywords, 2026-11-23.");
        var files = await _host.Get<PublicationShelf>().Files(_host.Get<PublicationShelf>().All[0], default);
        files.Single(file => file.Path.EndsWith("/es/locale.yaml", StringComparison.Ordinal)).Text.ShouldBe(
            (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "locales/es/locale.yaml"))).Replace("{status: draft, by: null, on: null}", "{status: essentials, by: Beto, on: \"2026-11-23\"}", StringComparison.Ordinal));

        await Forms.Keep(_ana, Bye, "Bueno. Que descanses.");
        await Forms.Keep(_ana, "/console/translate/text?language=es&id=common.shared.next", "Sigue");
        (await TryToPublish()).Body.ShouldContain("Beto vouches for Spanish, so a second person who knows it reads what changed there first, under Translate: common.exit.done.");
        await Read(_beto);

        await Publish();
        (await _luis.Look(Queue)).Body.ShouldContain("Beto: safety, consent and keywords, 2026-11-23.");
        (await new WebPhone(_host).Texts("hola", "salir")).ShouldContain("Que descanses.");
    }

    [Fact]
    public async Task Language_VouchedForAndThenChanged_WantsItsReaderAgain()
    {
        await Vouch(_beto);
        (await _luis.Look(Draft)).Body.ShouldContain("Beto vouches for safety, consent and keywords");

        await Forms.Keep(_ana, Bye, "Bueno. Que te vaya muy bien.");

        (await _luis.Look(Draft)).Body.ShouldNotContain("Beto vouches");
        (await _beto.Send(Queue, Queue + "&handler=Vouch", ("status", "perfect"))).Body.ShouldContain("Choose what you have read.");
    }

    [Fact]
    public async Task Text_ThatLosesOrChangesAName_IsNotKeptAndNotLost()
    {
        foreach (var (text, problem) in new[]
        {
            ("Buenas noticias de {clinic}", "{reference} is missing."),
            ("Buenas noticias {referencia} de {clinic}", "{referencia} is not in the English text. Write"),
            ("{reference} {reference}: buenas noticias de {clinic}", "{reference} stands here 2 times, in English 1."),
            ("{reference}: buenas noticias de {clinic", "A brace stands alone."),
        })
        {
            var refused = (await Forms.Keep(_ana, News, text)).Body;

            refused.ShouldContain(problem);
            refused.ShouldContain($">{text}</textarea>");
        }

        (await _luis.Look(Draft)).Body.ShouldContain("0 changes");
    }

    [Fact]
    public async Task Text_OfALanguageNobodyVouchesFor_WaitsUntilAPersonHasReadIt()
    {
        (await _ana.Look(Queue + "&state=draft&find=exit.done")).Body.ShouldContain("1 text found");
        var was = Repository.Library().Locales["es"].Common["exit.done"].Text;

        await Forms.Keep(_ana, Bye, was);

        (await _ana.Look(Queue + "&state=draft&find=exit.done")).Body.ShouldContain("0 texts found");
        (await _beto.Look(Queue + "&state=reading")).Body.ShouldContain("1 text found");
    }

    [Fact]
    public async Task English_ChangedWhileATranslationWaits_IsFollowedInTheSameDraft()
    {
        await Forms.Keep(_ana, Bye, "Bueno. Que te vaya muy bien.");
        await Forms.Keep(_rosa, "/console/words/text?language=en&id=common.exit.done", "OK. Have a nice day now.");

        var stale = (await _ana.Look(Queue + "&state=stale")).Body;
        stale.ShouldContain("common.exit.done");
        stale.ShouldContain("the English has changed");
        stale.ShouldMatch("<del>[^<]+</del>");
        await Forms.Keep(_ana, Bye, "Bueno. Que te vaya muy bien hoy.");

        (await _ana.Look(Queue + "&state=stale")).Body.ShouldNotContain("the English has changed");
        var draft = (await _luis.Look(Draft)).Body;
        draft.ShouldContain("Que te vaya muy bien hoy.");
        draft.ShouldNotContain("left out");
    }

    [Fact]
    public async Task Text_Shown_TellsWhatComesBeforeItInThatLanguage()
    {
        var danger = (await _ana.Look("/console/translate/text?language=es&id=intake.danger.ask")).Body;
        danger.ShouldContain("The question that comes before it");
        danger.ShouldContain(Repository.Library().Locales["es"].Dialogs["intake"]["safe.ask"].Text);
        (await _ana.Look("/console/translate/text?language=es&id=intake.danger.label")).Body.ShouldContain("The question it belongs to");
        (await _ana.Look(News)).Body.ShouldContain("No machine is set up here.");
        (await _ana.Look("/console/translate/text?language=es&id=common.nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _luis.Look("/console/translate/text?language=tlh&id=common.help")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [NeedsFact("redis-server")]
    public async Task Text_KeptOnOneHostOfARedis_IsReadOnTheOther()
    {
        using var redis = new RedisServer();
        (string, string)[] settings = [("Storage:Provider", "Redis"), ("Storage:Redis:Configuration", redis.Configuration)];
        await using var here = await RunningHost.Start(settings: settings);
        await using var there = await RunningHost.Start(here.Clock, here.Folder, settings);
        using var ana = await Visitor.As(here, Role.Translator, "Ana", languages: ["es"]);
        using var beto = await Visitor.As(there, Role.Translator, "Beto", languages: ["es"]);
        await Forms.Keep(ana, Bye, "Bueno. Que te vaya muy bien.");

        await beto.Send(Bye, Bye + "&handler=Read", ("print", Forms.Field("print", (await beto.Look(Bye)).Body)));

        (await ana.Look(Bye)).Body.ShouldContain("Read by Beto, Nov 23");
    }

    // Whoever wrote it is not offered to read it.
    private async Task<Seen> Read(Visitor visitor) => await visitor.Send(Bye, Bye + "&handler=Read", ("print", Forms.Field("print", (await _beto.Look(Bye)).Body)));

    private static Task<Seen> Vouch(Visitor visitor) => visitor.Send(Queue, Queue + "&handler=Vouch", ("status", "essentials"));

    private async Task Publish() => (await TryToPublish()).Place.ShouldBe(Draft);

    private async Task<Seen> TryToPublish()
    {
        var print = Forms.Field("print", (await _luis.Look(Draft)).Body);
        await _luis.Send(Draft, Draft + "?handler=Review", ("print", print));
        return await _rosa.Send(Draft, Draft + "?handler=Publish", ("print", print), ("why", "Kinder"), ("at", ""));
    }
}
