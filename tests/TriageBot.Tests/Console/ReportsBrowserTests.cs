using Microsoft.Playwright;
using TriageBot.Console.Accounts;
using TriageBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace TriageBot.Tests.Console;

/// <summary>Reports as somebody reads them.</summary>
public sealed class ReportsBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start();
        await ManyIntakes.Fill(_host, 200);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [BrowserFact("axe-core")]
    public async Task Reports_InLightAndOnAPhoneInTheDark_RenewThemselvesAndHaveNoFindings()
    {
        foreach (var (colors, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 360) })
        {
            await using var window = await browser.Open(new Uri(_host.Url, await _host.Get<Invitations>().Invite($"Eva {width}", Role.Coordinator, "test", default)), width, colors: colors);
            await window.Page.GetByLabel("Choose a password").FillAsync(Visitor.Password);
            await window.Page.GetByLabel("The same once more").FillAsync(Visitor.Password);
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
            await window.Page.GetByRole(AriaRole.Link, new() { Name = "Reports" }).ClickAsync();
            await Expect(window.Page.Locator("#demand")).ToBeVisibleAsync();

            await Expect(window.Page.GetByRole(AriaRole.Img, new() { Name = "People who agreed, by language" })).ToBeVisibleAsync();
            await Expect(window.Page.Locator("svg.chart").First).ToContainTextAsync("Haitian Creole");
            (await window.Findings()).ShouldBeEmpty();
            (await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
            await window.Page.GetByLabel("A segment costs").FillAsync("0.0079");
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
            await Expect(window.Page.GetByLabel("Cost", new() { Exact = true })).ToContainTextAsync("19.72");
            (await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
            window.Complaints.ShouldBeEmpty();
        }
    }
}
