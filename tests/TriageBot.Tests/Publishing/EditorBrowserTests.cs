using Microsoft.Playwright;
using TriageBot.Console.Accounts;
using TriageBot.Publishing;
using TriageBot.Tests.Console;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;
using static Microsoft.Playwright.Assertions;

namespace TriageBot.Tests.Publishing;

/// <summary>A coordinator at work, with a browser and nothing else.</summary>
public sealed class EditorBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private readonly FewLanguages _locales = FewLanguages.Copy();

    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.Start(settings: ("Locales:Path", _locales.Folder));

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        _locales.Dispose();
    }

    [BrowserFact("axe-core")]
    public async Task Coordinator_FromATextToItsPublication_SeesWhatItCostsAndWhatItChanges()
    {
        await using var rosa = await SignedIn("Rosa", 1280, ColorScheme.Light);
        await rosa.Page.GetByRole(AriaRole.Link, new() { Name = "Words" }).ClickAsync();
        await rosa.Page.GetByLabel("Language").SelectOptionAsync("Spanish (draft)");
        await rosa.Page.GetByLabel("With the words").FillAsync("exit.done");
        await rosa.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(rosa.Page.Locator(".words li")).ToHaveCountAsync(1);
        (await rosa.Findings()).ShouldBeEmpty();
        await rosa.Page.Locator(".words a").ClickAsync();

        await rosa.Page.GetByLabel("In Spanish").FillAsync("Bueno. Que tengas buena tarde 😀");
        await Expect(rosa.Page.Locator("#look")).ToContainTextAsync("The letter 😀 is not among those that SMS sends cheaply");
        await rosa.Page.GetByLabel("In Spanish").FillAsync("Bueno. {name} tengas");
        await Expect(rosa.Page.Locator("#look .warns").First).ToContainTextAsync("{name}");
        await rosa.Page.GetByLabel("In Spanish").FillAsync("La víctima fue aprehendida por las autoridades migratorias ayer.");
        await Expect(rosa.Page.Locator("#look")).ToContainTextAsync("Better: la persona que sufrió el daño.");
        await Expect(rosa.Page.Locator("#look")).ToContainTextAsync("to read (");
        await rosa.Page.GetByLabel("In Spanish").FillAsync("Bueno. Que te vaya bien.");
        await Expect(rosa.Page.Locator("#look")).ToContainTextAsync("1 SMS segment");
        await Expect(rosa.Page.Locator("#look .warns")).ToHaveCountAsync(0);
        (await rosa.Findings()).ShouldBeEmpty();
        await rosa.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it in the draft" }).ClickAsync();
        await Expect(rosa.Page.Locator(".calm")).ToContainTextAsync("is in the draft");

        await using var luis = await SignedIn("Luis", 360, ColorScheme.Dark);
        await luis.Page.GotoAsync(new Uri(_host.Url, "/console/draft").ToString());
        await Expect(luis.Page.Locator("ins")).ToHaveTextAsync("Bueno. Que te vaya bien.");
        (await luis.Findings()).ShouldBeEmpty();
        (await luis.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        await luis.Page.GetByRole(AriaRole.Button, new() { Name = "I have read it" }).ClickAsync();
        await luis.Page.GetByLabel("Why?").FillAsync("Kinder goodbye");
        await luis.Page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(luis.Page.Locator(".calm")).ToHaveTextAsync("Published.");

        (await new WebPhone(_host).Texts("hola", "adiós")).ShouldNotBeNullOrEmpty();
        _host.Get<PublicationWatch>().InUse.ShouldBe(1);
        foreach (var page in new[] { "versions", "rehearse?texts=hola%0A1%0A2&language=es", "outline?language=ar", "diagram", "reading" })
        {
            await luis.Page.GotoAsync(new Uri(_host.Url, "/console/" + page).ToString());
            (await luis.Findings()).ShouldBeEmpty(page);
            (await luis.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(page);
        }

        rosa.Complaints.ShouldBeEmpty();
    }

    private async Task<BrowserWindow> SignedIn(string name, int width, ColorScheme colors)
    {
        var window = await browser.Open(new Uri(_host.Url, await _host.Get<Invitations>().Invite(name, Role.Coordinator, "test", default)), width, colors: colors);
        await window.Page.GetByLabel("Choose a password").FillAsync(Visitor.Password);
        await window.Page.GetByLabel("The same once more").FillAsync(Visitor.Password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("Queue");
        return window;
    }
}
