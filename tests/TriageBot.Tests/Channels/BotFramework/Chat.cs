using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Tests.Support;
using TriageBot.Turns;

namespace TriageBot.Tests.Channels.BotFramework;

/// <summary>A whole host with an issuer and a channel around it, and somebody who chats.</summary>
internal sealed class Chat : IAsyncDisposable
{
    private int _messages;

    private Chat(RunningHost host, Issuer issuer, Connector connector) => (Host, Issuer, Connector) = (host, issuer, connector);

    public RunningHost Host { get; }

    public Issuer Issuer { get; }

    public Connector Connector { get; }

    /// <summary>The id of the message said last.</summary>
    public string LastId => $"m{_messages}";

    /// <summary>What came back last.</summary>
    public Connector.Call? Last { get; private set; }

    public static async Task<Chat> Start(params ImmutableArray<(string Key, string Value)> settings)
    {
        var (issuer, connector) = (await Issuer.Start(), await Connector.Start());
        var host = await RunningHost.Start(settings:
        [
            .. settings,
            ("BotFramework:AppId", Forge.AppId),
            ("BotFramework:AppPassword", "secret"),
            ("BotFramework:OpenIdMetadataUrl", issuer.Url),
            ("BotFramework:TokenEndpoint", connector.TokenEndpoint),
        ]);
        return new Chat(host, issuer, connector);
    }

    public JsonObject Message(string text, string user = "ana", string? id = null, string channel = "webchat")
    {
        var activity = TokenCases.Activity();
        activity["id"] = id ?? $"m{++_messages}";
        activity["serviceUrl"] = Connector.ServiceUrl;
        activity["from"]!["id"] = user;
        activity["conversation"]!["id"] = "c-" + user;
        activity["text"] = text;
        activity["channelId"] = channel;
        return activity;
    }

    /// <summary>Says something a little after the last time, and waits for what comes back.</summary>
    public async Task<string> Say(string text, string user = "ana", string channel = "webchat")
    {
        Host.Clock.Advance(TimeSpan.FromSeconds(10));
        (await Post(Message(text, user, channel: channel))).ShouldBe(HttpStatusCode.OK);

        // Whatever is still on its way when the clock moves on times out.
        await Host.Pump();
        Last = await Connector.Next();
        return Last.Text;
    }

    /// <summary>Something other than a message, of this person's.</summary>
    public JsonObject Event(string type, string id, params ReadOnlySpan<(string Name, JsonNode Value)> fields)
    {
        var activity = Message("", id: id);
        activity.Remove("text");
        activity["type"] = type;
        foreach (var (name, value) in fields)
        {
            activity[name] = value;
        }

        return activity;
    }

    public async Task<HttpStatusCode> Post(JsonNode activity, string? authorization = null)
    {
        authorization ??= new Forge(Host.Clock.GetUtcNow()).Bearer(Issuer.Keys[0], serviceUrl: (string?)activity["serviceUrl"] ?? "");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        using var response = await Host.Client.SendAsync(request);
        return response.StatusCode;
    }

    public async Task<IReadOnlyList<TranscriptLine>> Transcript(string user = "ana")
    {
        var lines = await Host.Get<IRecordStore>().Transcript(Host.Get<ILookup>().Contact("webchat", $"webchat/c-{user}/{user}"), default);
        return [.. lines.Select(line => TranscriptLine.Open(line, Host.Get<ISealer>()))];
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Connector.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
