using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.BotFramework;

/// <summary>Plays a channel's service URL and the server that gives us tokens, on good days and bad.</summary>
internal sealed class Connector : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly SemaphoreSlim _arrivals = new(0);
    private int _tokens;

    private Connector(WebApplication server) => _server = server;

    public string Url => _server.Urls.Single();

    /// <summary>With a path and no final slash, as some channels have it.</summary>
    public string ServiceUrl => Url + "/amer";

    public string TokenEndpoint => Url + "/{tenant}/token";

    public ConcurrentQueue<Call> Calls { get; } = [];

    /// <summary>What it was asked for tokens with.</summary>
    public ConcurrentQueue<string> TokenCalls { get; } = [];

    /// <summary>What was fetched here, and with what token.</summary>
    public ConcurrentQueue<(string Target, string Authorization)> Fetched { get; } = [];

    public Func<HttpContext, Task> File { get; set; } = Shelf.Bytes("audio/ogg", "voice"u8.ToArray());

    /// <summary>How it answers a send, the first being number 1.</summary>
    public Func<int, HttpContext, Task> Answer { get; set; } = (call, context) => Say(context, 201, $$"""{"id":"a{{call}}"}""");

    public Func<HttpContext, int, Task> TokenAnswer { get; set; } = (context, number) => Say(context, 200, $$"""{"token_type":"Bearer","expires_in":3599,"access_token":"token-{{number}}"}""");

    public static async Task<Connector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var connector = new Connector(server);
        server.Run(connector.Take);
        await server.StartAsync();
        return connector;
    }

    public static Task Say(HttpContext context, int status, string body = "")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }

    /// <summary>The next message that was sent.</summary>
    public async Task<Call> Next()
    {
        (await _arrivals.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("nothing was sent");
        return Calls.Last();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (HttpMethods.IsGet(context.Request.Method) && !target.Contains("/token", StringComparison.Ordinal))
        {
            Fetched.Enqueue((target, context.Request.Headers.Authorization.ToString()));
            await File(context);
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        if (target.Contains("/token", StringComparison.Ordinal))
        {
            TokenCalls.Enqueue($"{context.Request.Method} {target} {body}{context.Request.Headers["Metadata"]}{context.Request.Headers["X-IDENTITY-HEADER"]}");
            await TokenAnswer(context, ++_tokens);
            return;
        }

        Calls.Enqueue(new Call($"{context.Request.Method} {target}", context.Request.Headers.Authorization.ToString(), JsonNode.Parse(body)!));
        await Answer(Calls.Count, context);
        _arrivals.Release();
    }

    internal sealed record Call(string Target, string Authorization, JsonNode Activity)
    {
        public string Text => (string?)Activity["text"] ?? "";
    }
}
