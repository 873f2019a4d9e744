using Microsoft.Playwright;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Try;

/// <summary>axe, which others wrote, goes over every page in light and dark, wide and narrow.</summary>
public sealed class AccessibilityTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private static readonly (ColorScheme Colors, int Width)[] Looks = [(ColorScheme.Light, 1280), (ColorScheme.Dark, 360)];

    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [BrowserFact("axe-core")]
    public async Task Phone_InTheMidstOfAConversation_HasNoFindings()
    {
        var phone = new WebPhone(_host);
        await phone.Texts("hola", "1", "1", "1", "2", "4", "mi hermano");
        foreach (var look in Looks)
        {
            await using var window = await Open("/try", look);
            await window.Page.EvaluateAsync("contact => sessionStorage.setItem('contact', contact)", phone.Contact);
            await window.Page.ReloadAsync();
            await window.Page.Locator("#level .level").WaitForAsync();
            await window.Page.Locator("#staff").EvaluateAsync("staff => staff.open = true");

            (await window.Findings()).ShouldBeEmpty();
        }
    }

    [BrowserFact("axe-core")]
    public async Task Queue_AndAnIntake_HaveNoFindings()
    {
        var phone = new WebPhone(_host);
        await phone.Texts("hola", "1", "1", "1", "2", "4", "mi hermano");
        await _host.Wait(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        await new WebPhone(_host, "try-before-consent").Texts("hola", "1", "1");
        foreach (var look in Looks)
        {
            await using var window = await Open("/queue", look);
            await window.Page.Locator("#intakes li").First.WaitForAsync();
            (await window.Findings()).ShouldBeEmpty();
            foreach (var intake in await window.Page.Locator("#intakes a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)"))
            {
                await window.Page.GotoAsync(intake);
                await window.Page.Locator("#level .level").WaitForAsync();
                (await window.Findings()).ShouldBeEmpty();
            }
        }
    }

    private Task<BrowserWindow> Open(string path, (ColorScheme Colors, int Width) look) =>
        browser.Open(new Uri(_host.Url, path), look.Width, colors: look.Colors);
}
