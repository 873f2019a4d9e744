using Microsoft.Playwright;
using TriageBot.Console.Accounts;
using TriageBot.Tests.Console;
using TriageBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace TriageBot.Tests.Packs;

/// <summary>What pages show only where there is more than one pack.</summary>
[Collection(nameof(TwoPacks))]
public sealed class PacksBrowserTests(TwoPacks packs, Browser browser) : IClassFixture<Browser>
{
    [BrowserFact("axe-core")]
    public async Task Pages_WithTwoPacks_LetOneBeChosenAndHaveNoFindings()
    {
        await using var host = await packs.Host();
        await host.Phone("+15551230831").Texts("hello", "1", "3");
        await new Phone(host, "+15551230832", TwoPacks.Number).Texts("hello", "1", "3");
        await using var window = await browser.Open(new Uri(host.Url, await host.Get<Invitations>().Invite("Rosa", Role.Coordinator, "test", default)), 360, colors: ColorScheme.Dark);
        await window.Page.GetByLabel("Choose a password").FillAsync(Visitor.Password);
        await window.Page.GetByLabel("The same once more").FillAsync(Visitor.Password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(window.Page.Locator(".intakes li")).ToHaveCountAsync(2);

        await window.Page.GetByLabel("Pack").SelectOptionAsync("Oregon");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(window.Page.Locator(".intakes li")).ToHaveCountAsync(1);
        await Looks(window, "queue");

        await window.Page.GotoAsync(new Uri(host.Url, "/console/clinics").ToString());
        await Looks(window, "clinics");

        await window.Page.GotoAsync(new Uri(host.Url, "/console/rehearse").ToString());
        await window.Page.GetByLabel("Pack").SelectOptionAsync("Oregon");
        await window.Page.GetByLabel("What the person writes").FillAsync("hello\n1\n2\n1");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Play it" }).ClickAsync();
        await Expect(window.Page.Locator("main")).ToContainTextAsync("What county are you in?");
        await Looks(window, "rehearse");
    }

    private static async Task Looks(BrowserWindow window, string page)
    {
        (await window.Findings()).ShouldBeEmpty(page);
        (await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(page);
    }
}
