using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TriageBot.Console.Accounts;
using TriageBot.Engine.Urgency;
using TriageBot.Hosting;
using TriageBot.Routing;
using TriageBot.Rulebook;
using TriageBot.Stores;
using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;
using static Microsoft.Playwright.Assertions;

namespace TriageBot.Tests.Console;

/// <summary>The console as staff use it.</summary>
public sealed class ConsoleBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [BrowserFact]
    public Task Newcomer_FromTheLinkToTheCase_SeesItComeInByItself() => Newcomer();

    [NeedsFact("redis-server", "chromium")]
    public async Task Newcomer_WithRedis_SeesTheSame()
    {
        using var redis = new RedisServer();
        await _host.DisposeAsync();
        _host = await RunningHost.Start(settings: [("Storage:Provider", "Redis"), ("Storage:Redis:Configuration", redis.Configuration)]);
        try
        {
            await Newcomer();
        }
        finally
        {
            await _host.DisposeAsync();
            _host = await RunningHost.Start();
        }
    }

    [BrowserFact]
    public async Task Handoff_FromOneClinicToAnother_IsAFewClicks()
    {
        await _host.Get<KeptList<Clinic>>().Save([new Clinic("clinic:north", "Northside") { Languages = ["en"] }, new Clinic("clinic:south", "Southside")], 0, default);
        var phone = new WebPhone(_host);
        var last = await phone.Texts("hello", "1", "2", "1", "1", "2");
        while (!Conversations.IsLast(last))
        {
            last = await phone.Text(last.Contains("boss or company", StringComparison.Ordinal) ? "Acme Poultry" : "0");
        }

        await using var rosa = await SignedIn(name: "Rosa", clinics: "clinic:north");
        await rosa.Page.Locator(".intakes a").ClickAsync();
        await Expect(rosa.Page.Locator("main")).ToContainTextAsync("once the names under Who are checked");
        await rosa.Page.GetByRole(AriaRole.Button, new() { Name = "No conflict" }).ClickAsync();
        await Expect(rosa.Page.Locator("main")).ToContainTextAsync("Conflict check by Rosa");
        (await rosa.Findings()).ShouldBeEmpty();
        await rosa.Page.GetByLabel("Hand it to another clinic").SelectOptionAsync("Southside");
        await rosa.Page.GetByRole(AriaRole.Button, new() { Name = "Ask them" }).ClickAsync();
        await Expect(rosa.Page.Locator("#offer")).ToContainTextAsync("Rosa asks Southside to take this case");

        await using var luis = await SignedIn(360, ColorScheme.Dark, "Luis", clinics: "clinic:south");
        await Expect(luis.Page.Locator(".intakes li")).ToContainTextAsync("offered to Southside");
        await luis.Page.Locator(".intakes a").ClickAsync();
        (await luis.Findings()).ShouldBeEmpty();
        (await luis.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        await luis.Page.GetByRole(AriaRole.Button, new() { Name = "Southside takes it" }).ClickAsync();
        await Expect(luis.Page.Locator(".calm")).ToContainTextAsync("Check the names under Who");
        await luis.Page.GetByRole(AriaRole.Button, new() { Name = "No conflict" }).ClickAsync();
        await luis.Page.GetByRole(AriaRole.Button, new() { Name = "Southside takes it" }).ClickAsync();
        await Expect(luis.Page.Locator(".work")).ToContainTextAsync("Luis has it");
        await Expect(luis.Page.Locator(".calm")).ToContainTextAsync("It is yours.");
    }

    private async Task Newcomer()
    {
        await using var window = await SignedIn();
        await Expect(window.Page.Locator("#queue")).ToContainTextAsync("0 intakes");

        await new WebPhone(_host).Texts("hola", "1", "1", "1");
        _host.Clock.Advance(TimeSpan.FromSeconds(5));

        await Expect(window.Page.Locator(".intakes li")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator(".intakes .level")).ToContainTextAsync("Emergency");
        await window.Page.Locator(".intakes a").FocusAsync();
        await new WebPhone(_host, "try-another").Texts("hello", "1", "1", "1");
        _host.Clock.Advance(TimeSpan.FromSeconds(5));
        await Expect(window.Page.Locator(".intakes li")).ToHaveCountAsync(2);
        await Expect(window.Page.Locator(".intakes a").First).ToBeFocusedAsync();
        await window.Page.Locator(".intakes a").First.ClickAsync();
        await Expect(window.Page.Locator(".safe")).ToContainTextAsync("Texting is safe.");
        await Expect(window.Page.Locator("main")).ToContainTextAsync("Spanish");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await Expect(window.Page.Locator(".work")).ToContainTextAsync("Rosa has it");
        await window.Page.GetByLabel("A note for your colleagues").FillAsync("Called the jail.");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Keep the note" }).ClickAsync();
        await Expect(window.Page.Locator("#notes li")).ToContainTextAsync("Called the jail.");
        await window.Page.GetByLabel("a ready sentence").SelectOptionAsync("call_us");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Show both texts" }).ClickAsync();
        await Expect(window.Page.GetByLabel("In Spanish")).ToHaveValueAsync(new Regex("Por favor llámanos", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Send it", Exact = true }).ClickAsync();
        await Expect(window.Page.Locator(".calm")).ToHaveTextAsync("Sent.");
        await Expect(window.Page.Locator(".thread li").Last).ToContainTextAsync("Please call us");
        await window.Page.GetByText("Wrong level?").ClickAsync();
        await window.Page.GetByLabel("It should be").SelectOptionAsync("same-day");
        await window.Page.GetByLabel("Why?").FillAsync("He is home again.");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Set the level" }).ClickAsync();
        await Expect(window.Page.Locator(".title .level")).ToContainTextAsync("Same day");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("Sign in");
        window.Addresses.ShouldAllBe(address => address.StartsWith(_host.Url.ToString(), StringComparison.Ordinal));
        window.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Queue_Filtered_ShowsOnlyThose()
    {
        await new WebPhone(_host).Texts("hola", "1", "1", "1");
        await new WebPhone(_host, "try-english").Texts("hello", "1", "1", "1");
        await using var window = await SignedIn();
        await Expect(window.Page.Locator(".intakes li")).ToHaveCountAsync(2);

        await window.Page.GetByLabel("Language").SelectOptionAsync("Spanish");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        await Expect(window.Page.Locator(".intakes li")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator(".intakes li")).ToContainTextAsync("Spanish");
        await window.Page.GetByLabel("late only").CheckAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(window.Page.Locator(".intakes li")).ToHaveCountAsync(0);

        _host.Clock.Advance(TimeSpan.FromMinutes(16));
        await window.Page.ReloadAsync();
        await Expect(window.Page.Locator(".late")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator(".late")).ToContainTextAsync("late, target 15 min");
    }

    [BrowserFact("axe-core")]
    public async Task EveryPage_InLightAndDark_HasNoFindings()
    {
        await new WebPhone(_host).Texts("hola", "1", "1", "1", "2", "4", "mi hermano");
        var moved = new MovedIntake((await _host.Get<IRecordStore>().Intakes(1, default))[0].Id, Level.Routine, Level.Emergency, "held-now");
        await _host.Get<KeptList<Rescoring>>().Save([new Rescoring(1, "", 0, _host.Clock.GetUtcNow()) { Looked = 1, Moves = 1, Moved = [moved], Ended = _host.Clock.GetUtcNow() }], 0, default);
        foreach (var (colors, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 360) })
        {
            await using var stranger = await browser.Open(new Uri(_host.Url, "/console"), width, colors: colors);
            (await stranger.Findings()).ShouldBeEmpty();
            await using var window = await SignedIn(width, colors, $"{colors}", Role.Administrator);
            (await window.Findings()).ShouldBeEmpty();
            await window.Page.Locator(".intakes a").First.ClickAsync();
            await window.Page.Locator(".safe").WaitForAsync();
            (await window.Findings()).ShouldBeEmpty();
            await window.Page.GetByText("Wrong level?").ClickAsync();
            await window.Page.GetByLabel("own words, in English").FillAsync("Do not sign anything yet.");
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Show both texts" }).ClickAsync();
            await window.Page.Locator(".draft").WaitForAsync();
            (await window.Findings()).ShouldBeEmpty();
            (await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
            await window.Page.GotoAsync(new Uri(_host.Url, "/console/roster").ToString());
            await window.Page.GetByLabel("Name", new() { Exact = true }).Last.FillAsync("Rosa");
            await window.Page.GetByLabel("Phone number").Last.FillAsync("+15550000001");
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
            await window.Page.GetByText("Change Rosa").First.ClickAsync();
            (await window.Findings()).ShouldBeEmpty();
            (await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
            foreach (var page in new[] { "accounts", "audit", "clinics", "rules?find=hearing", "rules/moved" })
            {
                await window.Page.GotoAsync(new Uri(_host.Url, "/console/" + page).ToString());
                (await window.Findings()).ShouldBeEmpty(page);
                (await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(page);
            }

            await window.Page.GotoAsync(new Uri(_host.Url, "/console/second-factor").ToString());
            (await window.Findings()).ShouldBeEmpty();
        }
    }

    private async Task<BrowserWindow> SignedIn(int width = 1280, ColorScheme colors = ColorScheme.Light, string name = "Rosa", Role role = Role.Staff, params string[] clinics)
    {
        var window = await browser.Open(new Uri(_host.Url, await _host.Get<Invitations>().Invite(name, role, "test", default, [.. clinics])), width, colors: colors);
        await window.Page.GetByLabel("Choose a password").FillAsync(Visitor.Password);
        await window.Page.GetByLabel("The same once more").FillAsync(Visitor.Password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("Queue");
        return window;
    }
}
