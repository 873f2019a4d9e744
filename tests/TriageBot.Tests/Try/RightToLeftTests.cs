using TriageBot.Tests.Kiosk;
using TriageBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace TriageBot.Tests.Try;

/// <summary>Numbers between words that run from the right: measured, because nobody here reads all of these languages.</summary>
public sealed class RightToLeftTests(Browser browser, KioskHost shared) : IClassFixture<Browser>, IClassFixture<KioskHost>
{
    private readonly RunningHost _host = shared.Running;

    [BrowserFact]
    public async Task Phone_InArabicAndDari_ShowsNumbersAndMenusInOrder()
    {
        foreach (var (language, own) in new[] { ("العربية", "رقمي هو 555-123-4567 اتصلوا"), ("دری", "نمبر من ۵۵۵-۱۲۳-۴۵۶۷ است") })
        {
            await using var window = await browser.Open(new Uri(_host.Url, "/try"));
            foreach (var (place, text) in new[] { language, "1", "1", own, "1" }.Index())
            {
                _host.Clock.Advance(TimeSpan.FromSeconds(20));
                await window.Page.FillAsync("#text", text);
                await window.Page.PressAsync("#text", "Enter");
                await Expect(window.Page.Locator("#bubbles .theirs")).ToHaveCountAsync(place + 1);
            }

            InOrder(await ReadingOrder.Read(window.Page, "#bubbles p"), language, numbers: 2, menu: true);
            InOrder(await ReadingOrder.Read(window.Page, "#panel dd, #panel li"), language, numbers: 1, menu: false);
        }
    }

    [BrowserFact]
    public async Task SharedDevice_InPashtoAndUrdu_ShowsNumbersInOrder()
    {
        foreach (var language in new[] { "پښتو", "اردو" })
        {
            await using var window = await browser.Open(new Uri(_host.Url, "/start"));
            foreach (var button in new[] { $".languages button >> text=\"{language}\"", ".choices button >> nth=0", ".choices button >> nth=0" })
            {
                _host.Clock.Advance(TimeSpan.FromSeconds(20));
                var id = await window.Page.Locator("input[name=id]").First.GetAttributeAsync("value");
                await window.Page.Locator(button).ClickAsync();
                await Expect(window.Page.Locator("input[name=id]").First).Not.ToHaveValueAsync(id!);
            }

            InOrder(await ReadingOrder.Read(window.Page, "#said"), language, numbers: 1, menu: false);
        }
    }

    private static void InOrder(IReadOnlyList<Sight> sights, string language, int numbers, bool menu)
    {
        sights.Count(sight => sight.Kind is "number").ShouldBeGreaterThanOrEqualTo(numbers, language);
        sights.Any(sight => sight.Kind is "menu").ShouldBe(menu, language);
        sights.ShouldAllBe(sight => sight.Seen == sight.Written, language);
    }
}
