using Microsoft.AspNetCore.Mvc;
using TriageBot.Hosting;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Channels.BotFramework;

/// <summary>The address that Bot Framework channels call.</summary>
internal static class BotEndpoints
{
    public const string Path = "/api/messages";

    public static IEndpointRouteBuilder MapBotFramework(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, Take).WithMetadata(new TextDoor());
        return routes;
    }

    public static IResult Bad(string field) =>
        Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [$"{field} is missing or cannot be read"] });

    private static async Task<IResult> Take(
        HttpContext context,
        [FromServices] BotDoor door,
        [FromServices] ITurns turns,
        [FromServices] BotSpokenAloud aloud,
        [FromServices] TimeProvider time,
        [FromServices] ILogger<BotDoor> log)
    {
        var (activity, vouched, refusal) = await door.Admit(context.Request);
        if (activity is null)
        {
            return refusal!;
        }

        // Somebody waits for a result, and nothing we send asks for one.
        if (activity.Type is "invoke")
        {
            return Results.StatusCode(StatusCodes.Status501NotImplemented);
        }

        var (message, bad) = BotInbound.Read(activity, vouched, time.GetUtcNow());
        if (message is null)
        {
            return bad is null ? Results.Ok() : Bad(bad);
        }

        try
        {
            var reply = await turns.Receive(message, CancellationToken.None);
            aloud.After(context.Response, message, reply);
            return Results.Ok();
        }
        catch (StoreUnavailableException unavailable)
        {
            log.LogError("A message could not be taken in: {Reason}", unavailable.Message);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
