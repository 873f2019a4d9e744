using System.Net;
using System.Text.Json.Nodes;
using TriageBot.Kiosk;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Kiosk;

/// <summary>An intake on a shared device, through the whole host to the case system.</summary>
public sealed class KioskTests(KioskHost shared) : IClassFixture<KioskHost>
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Theory]
    [InlineData(null, false, true)]
    [InlineData(null, true, false)]
    [InlineData(true, true, true)]
    [InlineData(false, false, false)]
    public void IsOn_UnlessSet_InDevelopmentOnly(bool? enabled, bool production, bool on) =>
        new KioskOptions { Enabled = enabled }.IsOn(production).ShouldBe(on);

    [Theory]
    [InlineData("/start?c=SHELTER", "shelter")]
    [InlineData("/start?c=nobody-knows", null)]
    public async Task Intake_FromThePartnersLink_ReachesTheCaseSystemWithAWayToReachThePerson(string link, string? source)
    {
        await using var receiver = await Receiver.Start();
        await using var host = await RunningHost.Start(settings: [("CaseQueue:Url", receiver.Url.ToString()), ("CaseQueue:Secret", Secret)]);
        var kiosk = await new KioskClient(host, link).Open();

        await kiosk.Says("Español", "1", "2", "1", "1");
        kiosk.Said.ShouldStartWith("Este aparato no guarda nada.");
        await kiosk.Says("555-123-4567, en la tarde");
        await Finish(kiosk);
        await host.Pump();

        var intake = JsonNode.Parse(receiver.Accepted.Single().Body)!;
        ((string?)intake["type"]).ShouldBe("intake.completed");
        var data = intake["data"]!;
        ((string?)data["source"]).ShouldBe(source);
        ((string?)data["channel"]).ShouldBe("web");
        ((string?)data["contact"]!["address"]).ShouldBe("555-123-4567, en la tarde");
        ((string?)data["language"]!["chosenBy"]).ShouldBe("person");
        kiosk.Page.ShouldContain((string)data["reference"]!);
        kiosk.Page.ShouldContain(source is null ? "href=\"/start?c=nobody-knows\"" : "href=\"/start?c=SHELTER\"");
        host.Twilio.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task Address_OfSomebodyWhoDoesNotSay_IsNotKnown()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await RunningHost.Start(settings: [("CaseQueue:Url", receiver.Url.ToString()), ("CaseQueue:Secret", Secret)]);
        var kiosk = await new KioskClient(host).Open();

        await kiosk.Says("English", "1", "1", "1", "1");
        await host.Wait(TimeSpan.FromHours(3), TimeSpan.FromMinutes(10));

        receiver.Accepted.Select(intake => (string?)JsonNode.Parse(intake.Body)!["type"]).ShouldBe(["intake.flagged", "intake.partial"]);
        receiver.Accepted.Select(intake => JsonNode.Parse(intake.Body)!["data"]!["contact"]!["address"]).ShouldAllBe(address => address == null);
    }

    [Fact]
    public async Task Page_OfAnAnswer_IsKeptNowhereAndNamesNobody()
    {
        var kiosk = await new KioskClient(shared.Running).Open();
        await kiosk.Says("English", "1", "2", "1", "1", "call me at the bakery");

        kiosk.Last.Headers.CacheControl!.NoStore.ShouldBeTrue();
        kiosk.Last.Headers.Contains("Set-Cookie").ShouldBeFalse();
        kiosk.Last.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        kiosk.Last.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
        kiosk.Page.ShouldNotContain("bakery");
        kiosk.Page.ShouldNotContain("kiosk-");
        kiosk.Page.ShouldContain("autocomplete=\"off\"");
        kiosk.Last.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/start");
    }

    [Fact]
    public async Task Answer_PostedTwice_CountsOnceAndShowsItsPageForAWhileOnly()
    {
        var kiosk = await new KioskClient(shared.Running).Open();
        await kiosk.Says("English");
        var (pass, id) = (kiosk.Field("pass"), kiosk.Field("id"));
        await kiosk.Says("1");
        var first = kiosk.Said;

        await kiosk.Post(pass, id, "1");
        kiosk.Said.ShouldBe(first);

        shared.Running.Clock.Advance(TimeSpan.FromMinutes(11));
        await kiosk.Post(pass, id, "1");
        kiosk.Page.ShouldContain("class=\"languages\"");
        kiosk.Page.ShouldNotContain("id=\"said\"");
    }

    [Fact]
    public async Task Delete_Confirmed_EndsWithTheNextPerson()
    {
        var kiosk = await new KioskClient(shared.Running).Open();

        await kiosk.Says("Français", "1", "2", "1", "EFFACER", "1");

        kiosk.Said.ShouldContain("effacé");
        kiosk.Page.ShouldContain("Personne suivante");
        kiosk.Page.ShouldNotContain("<textarea");
    }

    [Fact]
    public async Task Words_WithMarkup_StayWords()
    {
        var kiosk = await new KioskClient(shared.Running, "/start?c=%22%3E%3Cscript%3E").Open();
        kiosk.Page.ShouldNotContain("\"><script>");

        await kiosk.Says("English", "<img src=x>");

        kiosk.Page.ShouldNotContain("<img");
    }

    [Fact]
    public async Task Form_NotOfOurPage_BeginsNothing()
    {
        const string Id = "0123456789abcdef0123456789abcdef";
        var kiosk = await new KioskClient(shared.Running).Open();
        var pass = kiosk.Field("pass");

        (await kiosk.Post("forged", Id, "1")).ShouldBe(HttpStatusCode.BadRequest);
        kiosk.Page.ShouldContain("class=\"languages\"");
        (await kiosk.Post("", Id, "1")).ShouldBe(HttpStatusCode.BadRequest);
        (await kiosk.Post(pass, "short", "1")).ShouldBe(HttpStatusCode.BadRequest);
        (await kiosk.Post(pass, Id, " ")).ShouldBe(HttpStatusCode.BadRequest);
        (await kiosk.Post(pass, Id, new string('a', KioskForm.Longest + 1))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var json = await shared.Running.Client.PostAsync(new Uri("/start", UriKind.Relative), new StringContent("{}", null, "application/json"));
        json.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        shared.Running.Clock.Advance(TimeSpan.FromHours(13));
        (await kiosk.Post(pass, Id, "1")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Address_ThatPostsTooOften_IsAskedToWait()
    {
        await using var host = await RunningHost.Start();
        var kiosk = new KioskClient(host);
        for (var i = 0; i < KioskPace.PerMinute; i++)
        {
            await kiosk.Post("", "", "");
        }

        (await kiosk.Post("", "", "")).ShouldBe(HttpStatusCode.TooManyRequests);
        kiosk.Last.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Kiosk_SwitchedOff_IsNotThere()
    {
        await using var host = await RunningHost.Start(settings: ("Kiosk:Enabled", "false"));

        (await new KioskClient(host).Open()).Last.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task Finish(KioskClient kiosk)
    {
        for (var i = 0; i < 60 && !kiosk.Page.Contains("class=\"reference\"", StringComparison.Ordinal); i++)
        {
            await kiosk.Says("0");
        }
    }
}
