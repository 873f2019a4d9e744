using System.Text.RegularExpressions;
using TriageBot.Console.Accounts;
using TriageBot.Tests.Console;
using TriageBot.Tests.Support;
using TriageBot.Tests.Translation;

namespace TriageBot.Tests.Publishing;

/// <summary>A machine writes beside the field, never into it, and helps whoever reads over.</summary>
public sealed class TranslatorMachineTests : IAsyncLifetime
{
    private const string News = "/console/translate/text?language=es&id=common.news.accepted";

    private StandIn _libre = null!;
    private readonly FewLanguages _locales = FewLanguages.Copy();

    private RunningHost _host = null!;
    private Visitor _ana = null!;

    public async Task InitializeAsync()
    {
        _libre = await LibreStandIn.Start();
        _host = await RunningHost.Start(settings: [("Locales:Path", _locales.Folder), ("Translation:Provider", "LibreTranslate"), ("Translation:LibreTranslate:Url", _libre.Url), ("Translation:LibreTranslate:ApiKey", LibreStandIn.Key)]);
        _ana = await Visitor.As(_host, Role.Translator, "Ana", languages: ["es"]);
    }

    public async Task DisposeAsync()
    {
        _ana.Dispose();
        await _host.DisposeAsync();
        _locales.Dispose();
        await _libre.DisposeAsync();
    }

    [Fact]
    public async Task Machine_AskedForADraft_ShowsItWithItsNamesWholeAndLeavesTheFieldAlone()
    {
        var page = (await _ana.Send(News, News + "&handler=Machine", ("text", "Lo mío"))).Body;

        page.ShouldContain("What libretranslate writes");
        Text(page, "machine").ShouldBe(Upper(Repository.Library().Locales["en"].Common["news.accepted"].Text));
        page.ShouldContain(">Lo mío</textarea>");
        (await _ana.Look(News)).Body.ShouldNotContain("What libretranslate writes");
    }

    [Fact]
    public async Task Machine_AskedForAMenu_LeavesTheNamesOfItsOptionsAsTheyAreCalledThere()
    {
        const string Topic = "/console/translate/text?language=es&id=intake.topic.ask";
        var spanish = Repository.Library().Locales["es"].Dialogs["intake"];

        Text((await _ana.Send(Topic, Topic + "&handler=Machine", ("text", ""))).Body, "machine").ShouldContain(spanish["topic.options.family"].Text);
    }

    [Fact]
    public async Task Machine_AskedBack_ShowsTheReaderWhatTheNewTextSaysInEnglish()
    {
        using var beto = await Visitor.As(_host, Role.Translator, "Beto", languages: ["es"]);
        await Forms.Keep(_ana, News, "Hola {reference}: {clinic} te ayuda.");

        Text((await beto.Send(News, News + "&handler=Back")).Body, "back").ShouldBe("HOLA {reference}: {clinic} TE AYUDA.");

        _libre.Instead = StandIn.Failing(500, "{}");
        Text((await beto.Send(News, News + "&handler=Back")).Body, "back").ShouldBe("The machine did not answer (libretranslate-500). Try again in a minute.");
    }

    private static string Text(string page, string id) => Regex.Match(page, $"id=\"{id}\"[^>]*>(?<text>[^<]+)<", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["text"].Value;

    // As the stand-in translates.
    private static string Upper(string text) => Regex.Replace(text.ToUpperInvariant(), @"\{[^}]+\}", name => name.Value.ToLowerInvariant(), RegexOptions.None, TimeSpan.FromSeconds(1));
}
