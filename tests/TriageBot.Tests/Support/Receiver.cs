using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TriageBot.Tests.Support;

/// <summary>A case system: a real server on 127.0.0.1 that keeps what it is sent and answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SemaphoreSlim _arrivals = new(0);

    private Receiver(WebApplication app) => _app = app;

    public ConcurrentQueue<Received> All { get; } = new();

    /// <summary>What it accepted with a 2xx, in order.</summary>
    public ConcurrentQueue<Received> Accepted { get; } = new();

    /// <summary>How it answers; 204 until told otherwise.</summary>
    public Func<Received, HttpContext, Task> Answer { get; set; } = With(204);

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.Take);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        receiver.Url = new Uri(address + "/intakes");
        return receiver;
    }

    public static Func<Received, HttpContext, Task> With(int status, params (string Name, string Value)[] headers) => (_, context) =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return Task.CompletedTask;
    };

    /// <summary>Returns once the next call has come in, answered or not.</summary>
    public async Task Arrival() => (await _arrivals.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("nothing was posted");

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        // Where it stands in for Twilio it is asked for missed texts too: there are none, and nobody waits for the question.
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.WriteAsync("""{"messages":[],"next_page_uri":null}""");
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        var received = new Received(
            context.Request.Path, headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(),
            headers.ContentType.ToString(), Encoding.UTF8.GetString(body.ToArray()));
        All.Enqueue(received);
        _arrivals.Release();
        await Answer(received, context);
        if (context.Response.StatusCode is >= 200 and < 300 && !context.RequestAborted.IsCancellationRequested)
        {
            Accepted.Enqueue(received);
        }
    }
}

internal sealed record Received(string Path, string Id, string Timestamp, string Signature, string ContentType, string Body);
