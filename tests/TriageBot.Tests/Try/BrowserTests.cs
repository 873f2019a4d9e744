using Microsoft.Playwright;
using TriageBot.Tests.Support;
using TriageBot.Tests.Translation;
using static Microsoft.Playwright.Assertions;

namespace TriageBot.Tests.Try;

/// <summary>The simulator and the case queue as people use them.</summary>
public sealed class BrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [BrowserFact]
    public async Task Phone_TextsOfOneConversation_ShowOnBothSides()
    {
        await using var window = await Open();

        await Say(window, "hola", 1);
        await Say(window, "1", 2);
        await Say(window, "1", 3);

        await Expect(window.Page.Locator(".bubble.mine p")).ToHaveTextAsync(["hola", "1", "1"]);
        await Expect(window.Page.Locator(".bubble.theirs p").First).ToContainTextAsync("¿Es seguro para ti");
        await Expect(window.Page.Locator(".bubble.theirs small").First).ToContainTextAsync("2 SMS segments");
        await Expect(window.Page.Locator("#level")).ToHaveTextAsync("Emergency");
        await Expect(window.Page.Locator("#panel")).ToContainTextAsync("Spanish, heard in the texts");
        await Expect(window.Page.Locator("#panel")).ToContainTextAsync("intake.flagged");
        window.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Phone_AnyText_LeavesNothingInAddresses()
    {
        await using var window = await Open();

        await Say(window, "hello from Zacatecas", 1);

        var contact = await window.Page.EvaluateAsync<string>("sessionStorage.getItem('contact')");
        contact.ShouldStartWith("try-");
        window.Addresses.ShouldNotContain(address => address.Contains(contact, StringComparison.Ordinal) || address.Contains("Zacatecas", StringComparison.Ordinal));
        window.Addresses.ShouldAllBe(address => address.StartsWith(_host.Url.ToString(), StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Composer_ShiftEnter_IsANewLineAndEnterSends()
    {
        await using var window = await Open();
        await window.Page.Locator("#text").PressSequentiallyAsync("hello");
        await window.Page.Keyboard.PressAsync("Shift+Enter");
        await window.Page.Locator("#text").PressSequentiallyAsync("there");

        await window.Page.Keyboard.PressAsync("Enter");

        await Expect(window.Page.Locator("#bubbles .mine p")).ToHaveTextAsync("hello\nthere");
        await Expect(window.Page.Locator("#text")).ToHaveValueAsync("");
        await Expect(window.Page.Locator("#text")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Phone_Reloaded_IsTheSamePersonUntilANewOneIsAskedFor()
    {
        await using var window = await Open();
        await Say(window, "hello", 1);

        await window.Page.ReloadAsync();
        await Expect(window.Page.Locator(".bubble.mine p")).ToHaveTextAsync(["hello"]);

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "New person" }).ClickAsync();
        await Expect(window.Page.Locator(".bubble")).ToHaveCountAsync(0);
        await Say(window, "hola", 1);
        await Expect(window.Page.Locator(".bubble.mine p")).ToHaveTextAsync(["hola"]);
    }

    [BrowserFact]
    public async Task Phone_NudgeWhileLooking_AppearsByItself()
    {
        await using var window = await Open();
        await Say(window, "hello", 1);
        await Say(window, "1", 2);
        await Say(window, "2", 3);
        await Say(window, "1", 4);

        await _host.Wait(TimeSpan.FromHours(23), TimeSpan.FromHours(1));

        await Expect(window.Page.Locator("#bubbles .theirs")).ToHaveCountAsync(5);
    }

    [BrowserFact]
    public async Task Phone_HostUnreachable_KeepsTheTextUntilItIsSentAgain()
    {
        await using var window = await Open();
        await window.Page.RouteAsync("**/try/messages", route => route.AbortAsync());
        await window.Page.FillAsync("#text", "hello");
        await window.Page.PressAsync("#text", "Enter");
        await Expect(window.Page.Locator(".failed")).ToContainTextAsync("Not sent.");

        await window.Page.UnrouteAsync("**/try/messages");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(window.Page.Locator("#bubbles .mine p")).ToHaveTextAsync(["hello"]);
        await Expect(window.Page.Locator("#sending .bubble")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Phone_EverythingDeleted_StillShowsWhatCameToIt()
    {
        await using var window = await Open();
        string[] texts = ["hello", "1", "2", "1", "DELETE", "1"];
        foreach (var (place, text) in texts.Index())
        {
            await Say(window, text, place + 1);
        }

        await Expect(window.Page.Locator("#bubbles .mine")).ToHaveCountAsync(texts.Length);
        await Expect(window.Page.Locator("#panel")).ToContainTextAsync("Nothing is kept");
    }

    [BrowserFact]
    public async Task Phone_MarkupInAText_StaysText()
    {
        await using var window = await Open();

        await Say(window, "<img src=/x onerror=alert(1)> <b>hello</b>", 1);

        await Expect(window.Page.Locator("#bubbles .mine p")).ToHaveTextAsync("<img src=/x onerror=alert(1)> <b>hello</b>");
        (await window.Page.Locator("#bubbles img, #panel img").CountAsync()).ShouldBe(0);
    }

    [BrowserFact]
    public async Task Bubble_Arabic_RunsFromTheRight()
    {
        await using var window = await Open();

        await Say(window, "مرحبا، أحتاج مساعدة", 1);

        var direction = await window.Page.Locator("#bubbles .mine p").EvaluateAsync<string>("p => getComputedStyle(p).direction");
        direction.ShouldBe("rtl");
    }

    [BrowserFact]
    public async Task Phone_Narrow_FillsTheScreenAndFoldsTheStaffsSide()
    {
        await using var window = await browser.Open(new Uri(_host.Url, "/try"), 360, 740);
        await Say(window, "hello " + new string('a', 300), 1);

        (await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(360);
        await Expect(window.Page.Locator("#panel")).ToBeHiddenAsync();
        await window.Page.Locator("#staff summary").ClickAsync();
        await Expect(window.Page.Locator("#panel")).ToBeVisibleAsync();
        (await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(360);
    }

    [BrowserFact]
    public async Task Intake_TranslatedByMachine_ShowsBothBesideEachOtherAndNamesTheEngine()
    {
        await using var azure = await AzureStandIn.Start();
        var go = new TaskCompletionSource();
        azure.Instead = async (_, _) =>
        {
            await go.Task;
            return false;
        };
        await using var host = await RunningHost.Start(settings: [("Translation:Provider", "Azure"), ("Translation:Azure:Endpoint", azure.Url), ("Translation:Azure:Key", AzureStandIn.Key)]);
        var phone = new WebPhone(host);
        await phone.Texts("hola", "1", "2", "1", "la migra se llevó a mi hermano esta mañana");
        await using var window = await browser.Open(new Uri(host.Url, $"/queue/{(string)(await phone.Staff())["intakeId"]!}"));
        await Expect(window.Page.Locator("#untranslated")).ToBeVisibleAsync();

        go.SetResult();
        await host.Pump();

        await Expect(window.Page.Locator("#answers")).ToContainTextAsync("la migra se llevó a mi hermano esta mañana");
        await Expect(window.Page.Locator("#answers .english q")).ToHaveTextAsync("LA MIGRA SE LLEVÓ A MI HERMANO ESTA MAÑANA");
        await Expect(window.Page.Locator("#answers .english small")).ToHaveTextAsync("translated by machine: Azure Translator");
        await Expect(window.Page.Locator("#untranslated")).ToBeHiddenAsync();
        window.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Queue_IntakeComesIn_AppearsAndOpens()
    {
        await using var window = await browser.Open(new Uri(_host.Url, "/queue"));
        await Expect(window.Page.Locator("#empty")).ToBeVisibleAsync();

        await new WebPhone(_host).Texts("hola", "1", "1", "1", "2", "4", "mi hermano");
        await _host.Wait(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));

        var row = window.Page.Locator("#intakes li");
        await Expect(row).ToContainTextAsync("Emergency");
        await row.Locator("a").ClickAsync();
        await Expect(window.Page.Locator("#answers")).ToContainTextAsync("mi hermano");
        await Expect(window.Page.Locator("#person")).ToContainTextAsync("Spanish");
        await Expect(window.Page.Locator("#level")).ToHaveTextAsync("Emergency");
        window.Complaints.ShouldBeEmpty();
    }

    private Task<BrowserWindow> Open() => browser.Open(new Uri(_host.Url, "/try"));

    /// <summary>Sends a text a while after the last one and waits for this many answers in all.</summary>
    private async Task Say(BrowserWindow window, string text, int answers)
    {
        _host.Clock.Advance(TimeSpan.FromSeconds(20));
        await window.Page.FillAsync("#text", text);
        await window.Page.PressAsync("#text", "Enter");
        await Expect(window.Page.Locator("#bubbles .theirs")).ToHaveCountAsync(answers);
    }
}
