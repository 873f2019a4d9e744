using Microsoft.Playwright;
using TriageBot.Console.Accounts;
using TriageBot.Tests.Console;
using TriageBot.Tests.Support;
using TriageBot.Tests.Translation;
using static Microsoft.Playwright.Assertions;

namespace TriageBot.Tests.Publishing;

/// <summary>A translator and a second reader at work, with a browser and nothing else.</summary>
public sealed class TranslatorBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const string News = "text?language=es&id=common.news.accepted";

    private StandIn _libre = null!;
    private readonly FewLanguages _locales = FewLanguages.Copy();

    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _libre = await LibreStandIn.Start();
        _host = await RunningHost.Start(settings: [("Locales:Path", _locales.Folder), ("Translation:Provider", "LibreTranslate"), ("Translation:LibreTranslate:Url", _libre.Url), ("Translation:LibreTranslate:ApiKey", LibreStandIn.Key)]);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        _locales.Dispose();
        await _libre.DisposeAsync();
    }

    [BrowserFact("axe-core")]
    public async Task Translator_PutsNamesInByAClick_AndASecondOneReadsIt()
    {
        await using var ana = await SignedIn("Ana", 1280, ColorScheme.Light);
        (await ana.Findings()).ShouldBeEmpty();
        await Open(ana, News);
        await ana.Page.GetByLabel("In Spanish").FillAsync("Hola, aquí hay noticias sobre tu número ");
        await Expect(ana.Page.Locator("#look .warns").First).ToContainTextAsync("{reference} is missing.", new() { Timeout = 20_000 });
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "{reference}" }).ClickAsync();
        await ana.Page.GetByLabel("In Spanish").PressSequentiallyAsync(": ");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "{clinic}" }).ClickAsync();
        await Expect(ana.Page.GetByLabel("In Spanish")).ToHaveValueAsync("Hola, aquí hay noticias sobre tu número {reference}: {clinic}");
        await Expect(ana.Page.Locator("#look .warns")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "What would a machine write?" }).ClickAsync();
        await Expect(ana.Page.GetByLabel("In Spanish")).ToHaveValueAsync("Hola, aquí hay noticias sobre tu número {reference}: {clinic}");
        (await ana.Findings()).ShouldBeEmpty();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it in the draft" }).ClickAsync();
        await Expect(ana.Page.Locator(".calm").First).ToContainTextAsync("common.news.accepted is in the draft.");

        await using var beto = await SignedIn("Beto", 360, ColorScheme.Dark);
        await Open(beto, News);
        await beto.Page.GetByRole(AriaRole.Button, new() { Name = "Translate it back" }).ClickAsync();
        await Expect(beto.Page.Locator("#back")).ToHaveTextAsync("HOLA, AQUÍ HAY NOTICIAS SOBRE TU NÚMERO {reference}: {clinic}");
        (await beto.Findings()).ShouldBeEmpty();
        (await beto.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        await beto.Page.GetByRole(AriaRole.Button, new() { Name = "I have read it" }).ClickAsync();
        await Expect(beto.Page.Locator(".calm").First).ToContainTextAsync("is read. Thank you.");
        foreach (var page in new[] { "sheets?language=es", "?language=es&state=changed" })
        {
            await Open(beto, page);
            (await beto.Findings()).ShouldBeEmpty(page);
            (await beto.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(page);
        }

        await beto.Page.GetByRole(AriaRole.Button, new() { Name = "I vouch for it" }).ClickAsync();
        await Expect(beto.Page.Locator("#vouch")).ToContainTextAsync("In the draft: Beto");
        await beto.Page.GetByRole(AriaRole.Button, new() { Name = "Take it out of the draft" }).ClickAsync();
        await Expect(beto.Page.Locator("#vouch")).Not.ToContainTextAsync("In the draft: Beto");
        await Open(beto, "sheets?language=es");
        await beto.Page.GetByLabel("The sheet that you filled in").SetInputFilesAsync(new FilePayload { Name = "es.csv", MimeType = "text/csv", Buffer = "id,es\ncommon.nothing,Nada\n"u8.ToArray() });
        await beto.Page.GetByRole(AriaRole.Button, new() { Name = "Put it into the draft" }).ClickAsync();
        await Expect(beto.Page.Locator(".roster")).ToContainTextAsync("Row 2 common.nothing mend this is no text of this language.");
        (await beto.Findings()).ShouldBeEmpty("a sheet with mistakes");
        ana.Complaints.ShouldBeEmpty();
    }

    private Task Open(BrowserWindow window, string page) => window.Page.GotoAsync(new Uri(_host.Url, "/console/translate" + (page[0] is '?' ? "" : "/") + page).ToString());

    private async Task<BrowserWindow> SignedIn(string name, int width, ColorScheme colors)
    {
        var window = await browser.Open(new Uri(_host.Url, await _host.Get<Invitations>().Invite(name, Role.Translator, "test", default, languages: ["es"])), width, colors: colors);
        await window.Page.GetByLabel("Choose a password").FillAsync(Visitor.Password);
        await window.Page.GetByLabel("The same once more").FillAsync(Visitor.Password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("Translate: Spanish");
        return window;
    }
}
