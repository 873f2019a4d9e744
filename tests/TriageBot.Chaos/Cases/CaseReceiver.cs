using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TriageBot.Chaos.Logs;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos.Cases;

/// <summary>Plays the case system: believes only what is signed, writes down what it took, and is often not well.</summary>
internal sealed class CaseReceiver(int port, Dice dice, RunLog log) : IAsyncDisposable
{
    private static readonly (string Fault, double Weight)[] Faults = [("slow", 8), ("500", 5), ("302", 1), ("410", 0.4), ("late", 0.3), ("cut", 2)];

    private WebApplication? _app;

    public async Task Open()
    {
        _app ??= Web.Build(port, app => app.MapPost("/{host}", Take));
        await _app.StartAsync();
    }

    /// <summary>Connections are refused from now on.</summary>
    public async Task Close()
    {
        if (Interlocked.Exchange(ref _app, null) is { } app)
        {
            await app.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await Close();

    private async Task<IResult> Take(string host, HttpContext context)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes);
        var body = bytes.ToArray();
        var fault = dice.Chance(0.25) ? dice.Weighted(Faults) : "";
        if (!EventSignature.Matches(context.Request.Headers, body))
        {
            fault = "401";
        }
        else if (!EventSignature.IsTimely(context.Request.Headers))
        {
            fault = What.Untimely;
        }

        var taken = fault is "" or "slow" or "late" or "cut";
        log.Write(Seen(context, host, body) with { Outcome = taken ? "taken" : fault, Doubtful = fault is "late" or "cut" });
        return await Answer(context, fault);
    }

    private async Task<IResult> Answer(HttpContext context, string fault)
    {
        switch (fault)
        {
            case "slow":
                await Task.Delay(TimeSpan.FromSeconds(dice.Between(0.5, 2)));
                break;
            case "late":
                await Task.Delay(TimeSpan.FromSeconds(16));
                break;
            case "cut":
                context.Abort();
                return Results.Empty;
            case "302":
                return Results.Redirect("http://127.0.0.1:9/elsewhere");
            case What.Untimely:
                return Results.StatusCode(StatusCodes.Status401Unauthorized);
            case not "":
                return Results.StatusCode(int.Parse(fault));
        }

        return Results.NoContent();
    }

    private static Entry Seen(HttpContext context, string host, byte[] body)
    {
        var root = JsonDocument.Parse(body).RootElement;
        var data = root.GetProperty("data");
        return new Entry
        {
            Kind = What.Webhook,
            Host = host,
            Id = context.Request.Headers["webhook-id"],
            Type = root.GetProperty("type").GetString(),
            Intake = Text(data, "intakeId"),
            Revision = data.GetProperty("revision").GetInt32(),
            Reference = Text(data, "reference"),
            Level = Text(data.GetProperty("urgency"), "level"),
            Phone = Text(data.GetProperty("contact"), "address"),
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root.GetRawText()))),
        };
    }

    private static string? Text(JsonElement data, string name) => data.GetProperty(name).GetString();
}
