using System.Text.Json;
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

            (await Findings(window)).ShouldBeEmpty();
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
            (await Findings(window)).ShouldBeEmpty();
            foreach (var intake in await window.Page.Locator("#intakes a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)"))
            {
                await window.Page.GotoAsync(intake);
                await window.Page.Locator("#level .level").WaitForAsync();
                (await Findings(window)).ShouldBeEmpty();
            }
        }
    }

    private Task<BrowserWindow> Open(string path, (ColorScheme Colors, int Width) look) =>
        browser.Open(new Uri(_host.Url, path), look.Width, colors: look.Colors);

    /// <summary>What axe calls a violation, as <c>rule: element</c>.</summary>
    private static async Task<IReadOnlyList<string>> Findings(BrowserWindow window)
    {
        // Evaluated from outside: the page's own policy lets no foreign script in.
        var axe = await File.ReadAllTextAsync(Path.Combine(NodePeer.Folder, "node_modules", "axe-core", "axe.min.js"));
        await window.Page.EvaluateAsync(axe + "; null");
        var found = await window.Page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(one => one.id + ': ' + one.nodes.map(node => node.target).join(', '))");
        return [.. found.EnumerateArray().Select(one => one.GetString()!)];
    }
}
