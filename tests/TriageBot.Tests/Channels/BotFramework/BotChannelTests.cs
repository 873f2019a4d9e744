using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TriageBot.Channels;
using TriageBot.Channels.BotFramework;
using TriageBot.Engine.Conversations;
using TriageBot.Tests.Support;
using TriageBot.Turns;

namespace TriageBot.Tests.Channels.BotFramework;

public sealed class BotChannelTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(DateTimeOffset.UtcNow);
    private Connector _connector = null!;
    private BotHost _host = null!;

    [Fact]
    public async Task Send_Answer_GoesToTheConversationWithAToken()
    {
        var sent = await Send(Message(Route() with { Conversation = "a:1/2;x=3", Activity = "id 1|0" }) with { Answers = true, Choices = [new QuickReply("Sí", "1"), new QuickReply("No", "2")] });

        sent.ShouldBe(new Sent("a1"));
        var call = _connector.Calls.ShouldHaveSingleItem();
        call.Target.ShouldBe("POST /amer/v3/conversations/a%3A1%2F2%3Bx%3D3/activities/id%201%7C0");
        call.Authorization.ShouldBe("Bearer token-1");
        JsonNode.DeepEquals(call.Activity, JsonNode.Parse("""
            {"type":"message","channelId":"webchat","from":{"id":"bot"},"recipient":{"id":"ana"},"conversation":{"id":"a:1/2;x=3"},"replyToId":"id 1|0","text":"hola","textFormat":"plain",
             "suggestedActions":{"to":["ana"],"actions":[{"type":"imBack","title":"Sí","value":"1"},{"type":"imBack","title":"No","value":"2"}]}}
            """)).ShouldBeTrue(call.Activity.ToJsonString());
        _connector.TokenCalls.ShouldHaveSingleItem().ShouldBe(
            $"POST /tenant-1/token grant_type=client_credentials&client_id={Forge.AppId}&client_secret=secret&scope=https%3A%2F%2Fapi.botframework.com%2F.default");
    }

    [Fact]
    public async Task Send_OfOurOwnAccord_RepliesToNoActivity()
    {
        await Send(Message(Route()));

        var call = _connector.Calls.ShouldHaveSingleItem();
        call.Target.ShouldBe("POST /amer/v3/conversations/c1/activities");
        call.Activity["replyToId"].ShouldBeNull();
        call.Activity["suggestedActions"].ShouldBeNull();
    }

    [Theory]
    [InlineData(200, "", null)]
    [InlineData(201, """{"id":"x"}""", "x")]
    [InlineData(202, "{}", null)]
    [InlineData(200, "[]", null)]
    [InlineData(200, "<html>", null)]
    public async Task Send_Accepted_IsSentWhateverTheBody(int status, string body, string? id)
    {
        _connector.Answer = (_, context) => Connector.Say(context, status, body);

        (await Send(Message(Route()))).ShouldBe(new Sent(id));
    }

    [Theory]
    [InlineData(412, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    [InlineData(401, true)]
    [InlineData(400, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(302, false)]
    public async Task Send_Refused_IsRetriedLaterOrNot(int status, bool later)
    {
        _connector.Answer = (_, context) =>
        {
            context.Response.Headers.RetryAfter = "30";
            context.Response.Headers.Location = _connector.Url + "/elsewhere";
            return Connector.Say(context, status, """{"error":{"message":"ana said"}}""");
        };

        (await Send(Message(Route()))).ShouldBe(new SendFailure(later, $"http_{status}", TimeSpan.FromSeconds(30)));
        _connector.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task Send_RefusedForAMoment_IsTriedAgainAtOnce(int status)
    {
        _connector.Answer = (call, context) =>
        {
            context.Response.Headers.RetryAfter = "1";
            return Connector.Say(context, call < 3 ? status : 200);
        };

        var sending = Send(Message(Route()));
        while (!sending.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        (await sending).ShouldBe(new Sent(null));
        _connector.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Token_IsKeptUntilShortlyBeforeItEnds_AndDroppedWhenRefused()
    {
        await Send(Message(Route()));
        _clock.Advance(TimeSpan.FromMinutes(54));
        await Send(Message(Route()));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Send(Message(Route()));
        _connector.Answer = (_, context) => Connector.Say(context, 401);
        await Send(Message(Route()));
        await Send(Message(Route()));

        _connector.Calls.Select(call => call.Authorization).ShouldBe(["Bearer token-1", "Bearer token-1", "Bearer token-2", "Bearer token-2", "Bearer token-3"]);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_client"}""")]
    [InlineData(500, "")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"access_token":"x"}""")]
    public async Task Token_NotGiven_IsTriedAgainLater(int status, string body)
    {
        _connector.TokenAnswer = (context, _) => Connector.Say(context, status, body);

        (await Send(Message(Route()))).ShouldBe(new SendFailure(true, $"token_{status}"));
        _connector.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Token_WithoutASecret_ComesFromTheMachinesIdentity()
    {
        _connector.TokenAnswer = (context, _) => Connector.Say(context, 200, """{"access_token":"mine","expires_in":"86400","resource":"https://api.botframework.com"}""");
        foreach (var (identity, asked) in new[]
        {
            (new ManagedIdentity(_connector.Url + "/vm/token"), "api-version=2018-02-01&resource=https%3A%2F%2Fapi.botframework.com&client_id=" + Forge.AppId + " true"),
            (new ManagedIdentity(_connector.Url + "/app/token", "pass"), "api-version=2019-08-01&resource=https%3A%2F%2Fapi.botframework.com&client_id=" + Forge.AppId + " pass"),
        })
        {
            await using var host = await BotHost.Start(options => options with { AppPassword = "" }, _clock, services => services.AddSingleton(identity));
            (await host.Channel.Send(Message(Route()), default)).ShouldBeOfType<Sent>();
            _connector.TokenCalls.Last().ShouldEndWith(asked);
            _connector.Calls.Last().Authorization.ShouldBe("Bearer mine");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    public async Task Send_WithoutARoute_GoesNowhere(string? route)
    {
        (await Send(Message(Route()) with { From = route })).ShouldBe(new SendFailure(false, "no-route"));
    }

    [Fact]
    public async Task Send_ToWhatNoTokenVouchedFor_GoesNowhere()
    {
        (await Send(Message(Route() with { Vouched = false }))).ShouldBe(new SendFailure(false, "not-vouched"));
        (await Send(Message(Route() with { ServiceUrl = "http://smba.example.net/" }))).ShouldBe(new SendFailure(false, "not-vouched"), "our token never travels in the clear");
        (await Send(Message(Route() with { ServiceUrl = "file:///etc/passwd" }))).ShouldBe(new SendFailure(false, "not-vouched"));
        (await Send(Message(Route() with { ServiceUrl = "amer" }))).ShouldBe(new SendFailure(false, "not-vouched"));
        _connector.Calls.ShouldBeEmpty();
        _connector.TokenCalls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_ToAnAnonymousClient_StaysOnThisMachineAndCarriesNoToken()
    {
        await using var host = await BotHost.Start(options => options with { AllowAnonymous = true }, _clock);

        (await host.Channel.Send(Message(Route() with { Vouched = false }), default)).ShouldBeOfType<Sent>();
        (await host.Channel.Send(Message(Route() with { Vouched = false, ServiceUrl = "https://smba.example.net/" }), default)).ShouldBe(new SendFailure(false, "not-vouched"));
        _connector.Calls.ShouldHaveSingleItem().Authorization.ShouldBeEmpty();
        _connector.TokenCalls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_FasterThanTeamsAllows_Waits()
    {
        for (var message = 0; message < 7; message++)
        {
            (await Send(Message(Route()))).ShouldBeOfType<Sent>();
        }

        (await Send(Message(Route()))).ShouldBe(new SendFailure(true, "throttled", TimeSpan.FromSeconds(1)));
        (await Send(Message(Route() with { Conversation = "c2" }))).ShouldBeOfType<Sent>();
        _clock.Advance(TimeSpan.FromMilliseconds(750));
        for (var message = 7; message < 60; message++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(250));
            (await Send(Message(Route()))).ShouldBeOfType<Sent>();
        }

        (await Send(Message(Route()))).ShouldBe(new SendFailure(true, "throttled", TimeSpan.FromSeconds(16)));
    }

    [Fact]
    public async Task Send_Unreachable_IsTriedAgainLater()
    {
        var route = Route();
        await _connector.DisposeAsync();

        (await Send(Message(route))).ShouldBeOfType<SendFailure>().Retryable.ShouldBeTrue();
    }

    [Fact]
    public async Task Message_WhileTheStoreIsOutOfReach_IsAnsweredAllTheSame()
    {
        _host.Turns.Reply = _ => Task.FromResult(new TurnReply(["safe?", "kept"], [], Spooled: true));
        var activity = TokenCases.Activity();
        activity["serviceUrl"] = _connector.ServiceUrl;

        using var response = await _host.Post(activity);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await _connector.Next();
        (await _connector.Next()).Target.ShouldEndWith("/v3/conversations/c1/activities/" + activity["id"]);
        _connector.Calls.Select(call => call.Text).ShouldBe(["safe?", "kept"]);
    }

    public async Task InitializeAsync()
    {
        _connector = await Connector.Start();
        _host = await BotHost.Start(options => options with { TokenEndpoint = _connector.TokenEndpoint, TenantId = "tenant-1" }, _clock);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _connector.DisposeAsync();
    }

    private Task<SendResult> Send(OutboundMessage message) => _host.Channel.Send(message, default);

    private BotRoute Route() => new(_connector.ServiceUrl, "webchat", "c1", "bot", "ana", "a0", Vouched: true);

    private static OutboundMessage Message(BotRoute route) => new("out_1", route.Channel, route.Address, "hola", Safety: false, From: route.Write());
}
