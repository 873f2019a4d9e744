using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TriageBot.Chaos.Logs;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos.Twilio;

/// <summary>Plays Twilio's messages resource: takes texts, lists what was received, and fails in every way that Twilio can.</summary>
internal sealed class RestSide(Dice dice, Phones phones, Inbox inbox, RunLog log)
{
    /// <summary>More faults in a row than this would only measure the outbox's patience, which is hours.</summary>
    private const int MostInARow = 2;

    private static readonly (string Fault, double Weight)[] Faults =
        [("429", 4), ("500", 2), ("cut before", 2), ("hang", 0.3), ("503 after", 1.5), ("cut after", 2), ("hang after", 0.3)];

    private readonly ConcurrentDictionary<string, int> _inARow = new(StringComparer.Ordinal);

    public void Map(WebApplication app)
    {
        app.MapPost("/{host}/2010-04-01/Accounts/{account}/Messages.json", Send);
        app.MapGet("/{host}/2010-04-01/Accounts/{account}/Messages.json", (HttpRequest request) => inbox.List(request));
        app.MapGet("/2010-04-01/Accounts/{account}/Messages.json", (HttpRequest request) => inbox.List(request));
    }

    private async Task<IResult> Send(string host, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var (to, body) = (form["To"].ToString(), form["Body"].ToString());
        var fault = _inARow.GetValueOrDefault(to) < MostInARow && dice.Chance(0.15) ? dice.Weighted(Faults) : null;
        _inARow.AddOrUpdate(to, 0, (_, before) => fault is null ? 0 : before + 1);
        if (fault is not null && !fault.EndsWith("after", StringComparison.Ordinal))
        {
            log.Write(new Entry { Kind = What.Refused, Phone = to, Host = host, Outcome = fault });
            return await Fail(context, fault);
        }

        phones.Reach(to, body, "rest", host, null, doubtful: fault is not null);
        return fault is null
            ? Results.Json(new { sid = Account.NewSid(), status = "queued", num_segments = "1", to, body }, statusCode: 201)
            : await Fail(context, fault.Replace(" after", "", StringComparison.Ordinal));
    }

    private static async Task<IResult> Fail(HttpContext context, string fault)
    {
        switch (fault)
        {
            case "429":
                context.Response.Headers.RetryAfter = "1";
                return Results.Json(new { code = 20429, message = "Too Many Requests", status = 429 }, statusCode: 429);
            case "500" or "503":
                return Results.Json(new { code = 20500, message = "Internal Server Error", status = 500 }, statusCode: int.Parse(fault));
            case "hang":
                await Task.Delay(TimeSpan.FromSeconds(12));
                break;
        }

        context.Abort();
        return Results.Empty;
    }
}
