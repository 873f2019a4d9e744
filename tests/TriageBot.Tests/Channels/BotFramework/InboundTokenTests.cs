using System.Net;
using System.Text.Json.Nodes;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.BotFramework;

public class InboundTokenTests
{
    public static TheoryData<string> Names => [.. TokenCases.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Token_OfACase_ComesToWhatTheTableSays(string name)
    {
        var one = TokenCases.All.Single(one => one.Name == name);
        await using var host = await BotHost.Start();

        using var response = await host.Post(Changed(one), one.Authorization(host.Issuer, host.Forge) ?? "");

        ((int)response.StatusCode).ShouldBe(one.Status);
        host.Turns.Messages.Count.ShouldBe(one.Status is 200 ? 1 : 0);
        host.Issuer.Asked.ShouldBe(one.Asks ? ["/openid", "/keys"] : []);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("at TriageBot");
    }

    [PeerFact("botbuilder")]
    public async Task Token_OfEveryCase_IsJudgedBySdkAsTheTableSays()
    {
        await using var issuer = await Issuer.Start();
        var forge = new Forge(DateTimeOffset.UtcNow);
        var calls = TokenCases.All.Select(one => new { authorization = one.Authorization(issuer, forge) ?? "", activity = Changed(one) });

        var verdicts = await NodePeer.Ask<Verdict[]>("authenticate.js", new { metadataUrl = issuer.Url, appId = Forge.AppId, calls });

        verdicts.Zip(TokenCases.All, (verdict, one) => $"{one.Name}: {verdict.Accepted}").ShouldBe(TokenCases.All.Select(one => $"{one.Name}: {one.Sdk}"));
        TokenCases.All.ShouldAllBe(one => one.Sdk || one.Status != 200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer abc")]
    [InlineData(null)]
    public async Task Call_WithoutAnAppId_Is403(string? authorization)
    {
        await using var host = await BotHost.Start(options => options with { AppId = "", AppPassword = "" });

        using var response = await host.Post(TokenCases.Activity(), authorization);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        host.Issuer.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_Anonymous_IsTakenOnlyWhereAllowed_AndAWrongTokenIsStillWrong()
    {
        await using var host = await BotHost.Start(options => options with { AllowAnonymous = true });

        using var none = await host.Post(TokenCases.Activity(), "");
        using var wrong = await host.Post(TokenCases.Activity(), host.Forge.Bearer(new Issuer.Key("first", Issuer.Rogue)));

        none.StatusCode.ShouldBe(HttpStatusCode.OK);
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Keys_OutOfReach_Is503_AndLaterFine()
    {
        var clock = new FakeClock(DateTimeOffset.UtcNow);
        await using var host = await BotHost.Start(clock: clock);
        host.Issuer.IsDown = true;
        (await Status(host)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Status(host)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        host.Issuer.Asked.Distinct().Count().ShouldBe(1);
        var asked = host.Issuer.Asked.Count;
        host.Issuer.IsDown = false;

        (await Status(host)).ShouldBe(HttpStatusCode.ServiceUnavailable, "it is not asked again for each call");
        host.Issuer.Asked.Count.ShouldBe(asked);
        clock.Advance(TimeSpan.FromSeconds(10));
        (await Status(host)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Keys_Known_AreReadAgainEachDay_AndOldOnesServeWhileTheIssuerIsDown()
    {
        var clock = new FakeClock(DateTimeOffset.UtcNow);
        await using var host = await BotHost.Start(clock: clock);
        (await Status(host)).ShouldBe(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromHours(23));
        (await Status(host)).ShouldBe(HttpStatusCode.OK);
        host.Issuer.Asked.Count.ShouldBe(2);

        host.Issuer.IsDown = true;
        clock.Advance(TimeSpan.FromHours(2));
        (await Status(host)).ShouldBe(HttpStatusCode.OK);
        host.Issuer.Asked.Count.ShouldBeGreaterThan(2);

        host.Issuer.IsDown = false;
        host.Issuer.Keys.RemoveAt(0);
        clock.Advance(TimeSpan.FromHours(1));
        (await Status(host, new Issuer.Key("first", Issuer.Rogue))).ShouldBe(HttpStatusCode.Unauthorized, "the issuer has withdrawn it");
    }

    [Fact]
    public async Task Key_Unknown_IsAskedForAtMostHourly()
    {
        var clock = new FakeClock(DateTimeOffset.UtcNow);
        await using var host = await BotHost.Start(clock: clock);
        (await Status(host)).ShouldBe(HttpStatusCode.OK);
        var fresh = new Issuer.Key("third", Issuer.Rogue, "webchat");
        for (var call = 0; call < 5; call++)
        {
            (await Status(host, fresh)).ShouldBe(HttpStatusCode.Unauthorized);
        }

        host.Issuer.Asked.Count.ShouldBe(2);
        host.Issuer.Keys.Add(fresh);
        clock.Advance(TimeSpan.FromHours(1));
        (await Status(host, fresh)).ShouldBe(HttpStatusCode.OK);
        host.Issuer.Asked.Count.ShouldBe(4);
    }

    private static async Task<HttpStatusCode> Status(BotHost host, Issuer.Key? key = null)
    {
        using var response = await host.Post(TokenCases.Activity(), host.Forge.Bearer(key ?? host.Issuer.Keys[0]));
        return response.StatusCode;
    }

    private static JsonObject Changed(TokenCase one)
    {
        var activity = TokenCases.Activity();
        one.Activity?.Invoke(activity);
        return activity;
    }

    private sealed record Verdict(bool Accepted, string? Error);
}
