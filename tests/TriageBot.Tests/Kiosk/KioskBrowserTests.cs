using Microsoft.Playwright;
using TriageBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace TriageBot.Tests.Kiosk;

/// <summary>The shared device's page as people use it, and as the next person finds it.</summary>
public sealed class KioskBrowserTests(Browser browser, KioskHost shared) : IClassFixture<Browser>, IClassFixture<KioskHost>
{
    private readonly RunningHost _host = shared.Running;

    [BrowserFact]
    public async Task Answers_OfAConversation_LeaveNothingOnTheDevice()
    {
        await using var window = await Open();
        await Choose(window, "English");
        await Choose(window, "Yes");
        await Choose(window, "No");
        await Choose(window, "Yes");
        await Choose(window, "Me, I am 18 or older");
        await Write(window, "555 123 4567, evenings");
        await Expect(Said(window)).ToContainTextAsync("What is it about?");

        (await window.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length")).ShouldBe(0);
        (await window.Page.Context.CookiesAsync()).ShouldBeEmpty();
        (await window.Page.EvaluateAsync<int>("history.length")).ShouldBe(2);
        window.Addresses.ShouldAllBe(address => address.StartsWith(_host.Url + "start", StringComparison.Ordinal));
        window.Addresses.ShouldNotContain(address => address.Contains("555", StringComparison.Ordinal));
        window.Complaints.ShouldBeEmpty();

        await window.Page.GoBackAsync();
        await window.Page.GoForwardAsync();
        await Expect(window.Page.Locator(".languages")).ToBeVisibleAsync();
        await Expect(Said(window)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Leave_InTheMiddle_GoesAtOnceAndBackShowsNothing()
    {
        await using var window = await Open();
        await window.Page.RouteAsync("https://weather.com/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Weather</title>" }));
        await Choose(window, "English");
        await Choose(window, "Yes");

        await window.Page.Locator("#leave").ClickAsync();
        await Expect(window.Page).ToHaveTitleAsync("Weather");
        (await window.Page.EvaluateAsync<int>("history.length")).ShouldBe(2);

        await window.Page.GoBackAsync();
        (await window.Page.ContentAsync()).ShouldNotContain("danger");
    }

    [BrowserFact]
    public async Task Screen_UntouchedForThreeMinutes_IsEmptiedAndSaysSoBefore()
    {
        await using var window = await browser.Open(new Uri("about:blank"));
        await window.Page.Clock.InstallAsync();
        await window.Page.GotoAsync(new Uri(_host.Url, "/start?c=fair").ToString());
        await Choose(window, "English");
        await Choose(window, "Yes");

        // The answer begins the three minutes anew, so it has to be here first.
        await Expect(Said(window)).ToContainTextAsync("in danger");
        await window.Page.Clock.RunForAsync(100_000);
        await Expect(window.Page.Locator("#clears")).ToContainTextAsync("This screen clears in 1:");
        await window.Page.Mouse.MoveAsync(40, 40);
        await window.Page.Clock.RunForAsync(160_000);
        await Expect(window.Page.Locator("#clears")).ToHaveClassAsync("clears soon");
        await window.Page.Clock.RunForAsync(30_000);

        await Expect(window.Page.Locator(".languages")).ToBeVisibleAsync();
        window.Page.Url.ShouldEndWith("/start?c=fair");
    }

    [BrowserFact]
    public async Task Pages_WithoutScript_WorkAndGoByThemselves()
    {
        await using var window = await browser.Open(new Uri(_host.Url, "/start"), scripts: false);
        await Choose(window, "Kreyòl ayisyen");
        await Choose(window, "Wi");
        await Choose(window, "Non");
        await Choose(window, "Wi");
        await Choose(window, "Mwen menm, m gen 18 an oswa plis");
        await Write(window, "555 123 4567");

        await Expect(Said(window)).ToContainTextAsync("1 Imigrasyon");
        (await window.Page.ContentAsync()).ShouldContain("http-equiv=\"refresh\"");
        window.Page.Url.ShouldBe(_host.Url + "start");
    }

    [BrowserFact]
    public async Task Answer_HostUnreachable_StaysUntilItIsSentAgain()
    {
        await using var window = await Open();
        await Choose(window, "English");
        await window.Page.RouteAsync("**/start", route => route.AbortAsync());
        await Choose(window, "Yes");
        await Expect(window.Page.Locator("form.failed")).ToBeVisibleAsync();

        await window.Page.UnrouteAsync("**/start");
        await Choose(window, "Yes");

        await Expect(Said(window)).ToContainTextAsync("Is anyone in danger");
    }

    [BrowserFact("axe-core")]
    public async Task Pages_InAnyLook_HaveNoFindingsAndFit()
    {
        foreach (var (colors, width, language) in new[] { (ColorScheme.Light, 1280, "English"), (ColorScheme.Dark, 360, "العربية") })
        {
            await using var window = await browser.Open(new Uri(_host.Url, "/start"), width, 740, colors);
            (await window.Findings()).ShouldBeEmpty();
            await Choose(window, language);
            await Expect(Said(window)).ToBeVisibleAsync();
            (await window.Findings()).ShouldBeEmpty();
            (await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(width);
            (await Said(window).Locator("p").First.EvaluateAsync<string>("p => getComputedStyle(p).direction")).ShouldBe(language is "English" ? "ltr" : "rtl");
        }
    }

    [BrowserFact("axe-core")]
    public async Task End_OfAConversation_ShowsTheNumberAndBeginsAnewForTheNextPerson()
    {
        await using var window = await browser.Open(new Uri(_host.Url, "/start"), 360, 740);
        await Choose(window, "العربية");
        foreach (var text in new[] { "1", "2", "1", "1", "555-123-4567" })
        {
            await Write(window, text);
        }

        for (var i = 0; i < 25 && await window.Page.Locator(".reference").CountAsync() == 0; i++)
        {
            await Write(window, "0");
        }

        await Expect(window.Page.Locator(".reference")).ToBeVisibleAsync();
        (await window.Findings()).ShouldBeEmpty();
        await window.Page.Locator(".next").ClickAsync();
        await Expect(window.Page.Locator(".languages")).ToBeVisibleAsync();
    }

    private static ILocator Said(BrowserWindow window) => window.Page.Locator("#said");

    private Task<BrowserWindow> Open() => browser.Open(new Uri(_host.Url, "/start"));

    private async Task Choose(BrowserWindow window, string name)
    {
        // Time that passes while the host answers would look like a store that hangs.
        var button = window.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
        await Expect(button).ToBeEnabledAsync();
        await _host.Pass(TimeSpan.FromSeconds(20));
        await button.ClickAsync();
    }

    /// <summary>Writes an answer and waits for the page that follows.</summary>
    private async Task Write(BrowserWindow window, string text)
    {
        await Expect(window.Page.Locator("textarea")).ToBeEnabledAsync();
        await _host.Pass(TimeSpan.FromSeconds(20));
        var id = await window.Page.Locator(".words input[name=id]").GetAttributeAsync("value");
        await window.Page.FillAsync("textarea", text);
        await window.Page.Locator(".words button").ClickAsync();
        await Expect(window.Page.Locator(".words input[name=id]")).Not.ToHaveValueAsync(id!);
    }
}
