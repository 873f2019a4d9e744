using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TriageBot.Tests.Translation;

/// <param name="Headers">By lower-case name.</param>
internal sealed record Asked(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}

/// <summary>A translator on 127.0.0.1: plays what its owner has published, and bad days when told to.</summary>
internal sealed class StandIn : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Func<Asked, HttpContext, Task> _answer;

    private StandIn(WebApplication server, Func<Asked, HttpContext, Task> answer) => (_server, _answer) = (server, answer);

    public string Url => _server.Urls.Single();

    public ConcurrentQueue<Asked> All { get; } = [];

    /// <summary>Only what it was asked to translate.</summary>
    public IEnumerable<Asked> Translations => All.Where(asked => asked.Path.EndsWith("/translate", StringComparison.Ordinal));

    /// <summary>Answers instead; false leaves it to a good day.</summary>
    public Func<Asked, HttpContext, Task<bool>> Instead { get; set; } = (_, _) => Task.FromResult(false);

    public static async Task<StandIn> Start(Func<Asked, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var standIn = new StandIn(server, answer);
        server.Run(standIn.Take);
        await server.StartAsync();
        return standIn;
    }

    /// <summary>Fails so, every time.</summary>
    public static Func<Asked, HttpContext, Task<bool>> Failing(int status, string body, string? retryAfter = null) => async (_, context) =>
    {
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        await Write(context, status, body);
        return true;
    };

    public static Task Write(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body);
    }

    public static Task Write(HttpContext context, int status, object body) => Write(context, status, JsonSerializer.Serialize(body));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var asked = new Asked(
            context.Request.Method,
            context.Request.Path,
            context.Request.QueryString.Value ?? "",
            context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal),
            await reader.ReadToEndAsync());
        All.Enqueue(asked);
        if (!await Instead(asked, context))
        {
            await _answer(asked, context);
        }
    }
}
