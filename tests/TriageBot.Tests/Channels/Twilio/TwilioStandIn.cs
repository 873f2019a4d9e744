using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using TriageBot.Channels.Twilio;

namespace TriageBot.Tests.Channels.Twilio;

/// <summary>Plays Twilio's REST messages resource, and above all its bad days, which the published description knows nothing about.</summary>
internal sealed class TwilioStandIn : IAsyncDisposable
{
    private readonly WebApplication _server;

    private TwilioStandIn(WebApplication server) => _server = server;

    public string Url => _server.Urls.Single();

    public ConcurrentQueue<Call> Calls { get; } = [];

    /// <summary>What it lists, newest last.</summary>
    public List<ListedText> Texts { get; } = [];

    /// <summary>Ids it was asked to delete, whatever it answered.</summary>
    public ConcurrentQueue<string> Deletions { get; } = [];

    /// <summary>How it answers for an id it lists; 404 for any other.</summary>
    public Func<string, int> Deletes { get; set; } = _ => 204;

    /// <summary>The questions it was asked about them, as they came over the wire.</summary>
    public ConcurrentQueue<string> Questions { get; } = [];

    /// <summary>Answers a question instead of the list; false leaves it to the list.</summary>
    public Func<HttpContext, Task<bool>> Instead { get; set; } = _ => Task.FromResult(false);

    /// <summary>How it answers a call, the first being number 1.</summary>
    public Func<int, HttpContext, Task> Answer { get; set; } = Accept;

    public static async Task<TwilioStandIn> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var standIn = new TwilioStandIn(server);
        server.Run(standIn.Take);
        await server.StartAsync();
        return standIn;
    }

    public static Task Accept(int call, HttpContext context) =>
        Json(context, 201, $$"""{"sid":"SM{{call:x32}}","status":"queued","num_segments":"1","error_code":null}""");

    public static Task Json(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            Questions.Enqueue(context.Features.Get<IHttpRequestFeature>()!.RawTarget);
            await (await Instead(context) ? Task.CompletedTask : TwilioList.Answer(context, Texts));
            return;
        }

        if (HttpMethods.IsDelete(context.Request.Method))
        {
            Delete(context);
            return;
        }

        var form = await context.Request.ReadFormAsync();
        Calls.Enqueue(new Call(
            $"{context.Request.Method} {context.Request.Path}",
            context.Request.Headers.Authorization.ToString(),
            form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal)));
        await Answer(Calls.Count, context);
    }

    private void Delete(HttpContext context)
    {
        var sid = context.Request.Path.Value!.Split('/')[^1].Replace(".json", "", StringComparison.Ordinal);
        Deletions.Enqueue(sid);
        lock (Texts)
        {
            var listed = Texts.Find(text => text.Sid == sid);
            context.Response.StatusCode = listed is null ? 404 : Deletes(sid);
            if (context.Response.StatusCode == 204)
            {
                Texts.Remove(listed!);
            }
        }
    }

    internal sealed record Call(string Target, string Authorization, IReadOnlyDictionary<string, string> Form);
}
