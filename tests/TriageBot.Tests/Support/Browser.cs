using System.Text.Json;
using Microsoft.Playwright;

namespace TriageBot.Tests.Support;

/// <summary>One Chromium for the tests of a class, each in a window of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why there is no browser here, or null.</summary>
    public static string? Missing { get; } = File.Exists(Executable) ? null : $"{Executable} is not installed: apt-get install chromium";

    public async Task InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A window that trusts nothing an earlier one stored.</summary>
    internal async Task<BrowserWindow> Open(Uri address, int width = 1280, int height = 900, ColorScheme colors = ColorScheme.Light, bool scripts = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "en-US",
            ColorScheme = colors,
            JavaScriptEnabled = scripts,
        });
        var window = new BrowserWindow(await context.NewPageAsync());
        await window.Page.GotoAsync(address.ToString());
        return window;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}

/// <summary>A page with all that it asked for and complained about.</summary>
internal sealed class BrowserWindow : IAsyncDisposable
{
    public BrowserWindow(IPage page)
    {
        Page = page;
        page.SetDefaultTimeout(20_000);
        page.Request += (_, request) => Addresses.Add(request.Url);
        page.PageError += (_, error) => Complaints.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type is "error" or "warning")
            {
                Complaints.Add(line.Text);
            }
        };
    }

    public IPage Page { get; }

    public List<string> Addresses { get; } = [];

    /// <summary>Script errors, refused by the content security policy, not found…</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>What axe, which others wrote, calls a violation, as <c>rule: element</c>.</summary>
    public async Task<IReadOnlyList<string>> Findings()
    {
        // Evaluated from outside: the page's own policy lets no foreign script in.
        var axe = await File.ReadAllTextAsync(Path.Combine(NodePeer.Folder, "node_modules", "axe-core", "axe.min.js"));
        await Page.EvaluateAsync(axe + "; null");
        var found = await Page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(one => one.id + ': ' + one.nodes.map(node => node.target).join(', '))");
        return [.. found.EnumerateArray().Select(one => one.GetString()!)];
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
