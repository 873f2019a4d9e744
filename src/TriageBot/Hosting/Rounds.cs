namespace TriageBot.Hosting;

/// <summary>Does something again and again until the host is told to end.</summary>
internal static class Rounds
{
    /// <param name="every">The pause before each round, counted from the end of the last: a clock that jumps is followed by one round, not by all that it skipped.</param>
    public static async Task Go(TimeSpan every, TimeProvider clock, Func<CancellationToken, Task> round, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(every, clock, stop);

                // Not on the thread that runs the clock: to whatever else is due now this is no hurry.
                await Task.Yield();
                await round(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }
}
