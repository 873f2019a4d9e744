namespace TriageBot.Turns;

/// <summary>Notes that a reply went out whole in the response, so that it need not be sent again.</summary>
internal static class ReplyArrival
{
    public static void Watch(HttpContext context, ITurns turns, TurnReply reply)
    {
        if (reply.OutboxIds.Count > 0)
        {
            context.Response.OnCompleted(() => Confirm(context, turns, reply));
        }
    }

    private static Task Confirm(HttpContext context, ITurns turns, TurnReply reply)
    {
        if (!context.RequestAborted.IsCancellationRequested)
        {
            turns.Arrived(reply);
        }

        return Task.CompletedTask;
    }
}
