using TriageBot.Stores;

namespace TriageBot.Turns;

/// <summary>Notes that a reply went out whole in the response, so that it need not be sent again.</summary>
internal static class ReplyArrival
{
    public static void Watch(HttpContext context, ITurns turns, TurnReply reply, ILogger log)
    {
        if (reply.OutboxIds.Count > 0)
        {
            context.Response.OnCompleted(() => Confirm(context, turns, reply, log));
        }
    }

    private static async Task Confirm(HttpContext context, ITurns turns, TurnReply reply, ILogger log)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await turns.Arrived(reply, CancellationToken.None);
        }
        catch (StoreUnavailableException unavailable)
        {
            log.LogWarning("An answer that arrived will be sent once more: {Reason}", unavailable.Message);
        }
    }
}
