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

        var (news, bad) = BotInbound.Read(activity, vouched, time.GetUtcNow());
        if (bad is not null)
        {
            return Bad(bad);
        }

        try
        {
            switch (news)
            {
                case Said said:
                    aloud.After(context.Response, said.Message, await turns.Receive(said.Message, CancellationToken.None));
                    break;
                case Left left:
                    await turns.LearnOptOut(left.Route.Channel, left.Route.Address, CancellationToken.None);
                    break;
                case TakenBack taken:
                    await turns.TakeBack(taken.Route.Channel, taken.Route.Address, taken.Handle, CancellationToken.None);
                    break;
            }

            return Results.Ok();
        }
        catch (StoreUnavailableException unavailable)
        {
            log.LogError("A message could not be taken in: {Reason}", unavailable.Message);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
