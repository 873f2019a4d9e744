namespace TriageBot.Hosting;

/// <summary>What another host may have changed in the store.</summary>
internal interface IWatched
{
    /// <summary>Takes over what has changed. Whatever goes wrong, it is said once, and the last that was read counts.</summary>
    Task Look(CancellationToken cancel);
}

/// <summary>Looks at all that is watched before the host answers anybody, then every few seconds: one clock for all of them.</summary>
/// <param name="watched">In this order: what rests on another comes after it.</param>
internal sealed class StoreWatch(IEnumerable<IWatched> watched, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Look(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                // Counted from the end of the last look: a clock that jumps is followed by one look, not by all that it skipped.
                await Task.Delay(Every, clock, stoppingToken);

                // Not on the thread that runs the clock: to whatever else is due now this is no hurry.
                await Task.Yield();
                await Look(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task Look(CancellationToken cancel)
    {
        foreach (var one in watched)
        {
            await one.Look(cancel);
        }
    }
}
