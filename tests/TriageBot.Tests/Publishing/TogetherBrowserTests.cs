using Microsoft.Playwright;
using TriageBot.Console.Accounts;
using TriageBot.Tests.Console;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;
using static Microsoft.Playwright.Assertions;

namespace TriageBot.Tests.Publishing;

/// <summary>Two coordinators at once: the second sees the first's change, and nothing is overwritten in silence.</summary>
public sealed class TogetherBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const string Text = "/console/words/text?language=es&id=common.exit.done";
    private const string Question = "/console/content/piece?kind=Question&dialog=intake&id=other_side";
    private const string Keep = "Keep it in the draft";

    [BrowserFact("axe-core")]
    public async Task Two_OnOneHost_LoseNothing()
    {
        using var locales = FewLanguages.Copy();
        await using var host = await RunningHost.Start(settings: ("Locales:Path", locales.Folder));
        await Edit(host, host);
    }

    [BrowserFact("axe-core")]
    public async Task Two_OnTwoHostsOfARedis_LoseNothing()
    {
        using var redis = new RedisServer();
        using var locales = FewLanguages.Copy();
        (string, string)[] settings = [("Locales:Path", locales.Folder), ("Storage:Provider", "Redis"), ("Storage:Redis:Configuration", redis.Configuration)];
        await using var here = await RunningHost.Start(settings: settings);
        await using var there = await RunningHost.Start(here.Clock, here.Folder, settings);
        await Edit(here, there);
    }

    private async Task Edit(RunningHost here, RunningHost there)
    {
        await using var rosa = await SignedIn(here, "Rosa", 1280, ColorScheme.Light);
        await using var luis = await SignedIn(there, "Luis", 360, ColorScheme.Dark);

        // A text that both have open.
        await Open(rosa, here, Text);
        await Open(luis, there, Text);
        await rosa.Page.GetByLabel("In Spanish").FillAsync("Bueno. Que te vaya bien.");
        await rosa.Page.GetByRole(AriaRole.Button, new() { Name = Keep }).ClickAsync();
        await Expect(rosa.Page.Locator(".calm").First).ToContainTextAsync("is in the draft");
        await luis.Page.GetByLabel("In Spanish").FillAsync("Bueno. Hasta luego.");
        await Expect(luis.Page.Locator("#look .warns").First).ToContainTextAsync("Somebody changed this text after you opened it.");
        await luis.Page.GetByRole(AriaRole.Button, new() { Name = Keep }).ClickAsync();
        await Expect(luis.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody changed this text after you opened it.");
        await Expect(luis.Page.GetByLabel("In Spanish")).ToHaveValueAsync("Bueno. Hasta luego.");

        // A question likewise; its form says in words what was typed.
        await Open(luis, there, Question);
        await Open(rosa, here, Question);
        (await luis.Findings()).ShouldBeEmpty();
        (await luis.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        await luis.Page.GetByLabel("Asked when").FillAsync("topic includes work");
        await Expect(luis.Page.Locator("#look")).ToContainTextAsync("Asked when “");
        await luis.Page.GetByRole(AriaRole.Button, new() { Name = Keep }).ClickAsync();
        await Expect(luis.Page.Locator(".calm").First).ToContainTextAsync("other_side is in the draft");
        await rosa.Page.GetByLabel("Asked when").FillAsync("who is nobody_here");
        await Expect(rosa.Page.Locator("#look .warns").First).ToContainTextAsync("Somebody changed it after you opened it.");
        await rosa.Page.GetByRole(AriaRole.Button, new() { Name = Keep }).ClickAsync();
        await Expect(rosa.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody changed it after you opened it.");
        await Expect(rosa.Page.GetByLabel("Asked when")).ToHaveValueAsync("who is nobody_here");

        // Both see both.
        foreach (var (window, host) in new[] { (rosa, here), (luis, there) })
        {
            await Open(window, host, "/console/draft");
            await Expect(window.Page.Locator("main")).ToContainTextAsync("Bueno. Que te vaya bien.");
            await Expect(window.Page.Locator("main")).ToContainTextAsync("includes “Work”");
            (await window.Findings()).ShouldBeEmpty();
        }
    }

    [BrowserFact("axe-core")]
    public async Task Forms_OnAPhone_HaveNoFindings()
    {
        using var locales = FewLanguages.Copy();
        await using var host = await RunningHost.Start(settings: ("Locales:Path", locales.Folder));
        await using var luis = await SignedIn(host, "Luis", 360, ColorScheme.Dark);
        foreach (var page in new[] { "/console/content", "/console/content?kind=Rule", "/console/content?kind=Phone", "/console/content/piece?kind=Rule&dialog=intake&id=hearing-soon", "/console/content/piece?kind=Rule&dialog=intake" })
        {
            await Open(luis, host, page);
            (await luis.Findings()).ShouldBeEmpty(page);
            (await luis.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(page);
        }
    }

    private static Task Open(BrowserWindow window, RunningHost host, string page) => window.Page.GotoAsync(new Uri(host.Url, page).ToString());

    private async Task<BrowserWindow> SignedIn(RunningHost host, string name, int width, ColorScheme colors)
    {
        var window = await browser.Open(new Uri(host.Url, await host.Get<Invitations>().Invite(name, Role.Coordinator, "test", default)), width, colors: colors);
        await window.Page.GetByLabel("Choose a password").FillAsync(Visitor.Password);
        await window.Page.GetByLabel("The same once more").FillAsync(Visitor.Password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("Queue");
        return window;
    }
}
