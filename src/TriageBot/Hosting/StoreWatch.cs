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

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.Go(Every, clock, Look, stoppingToken);

    private async Task Look(CancellationToken cancel)
    {
        foreach (var one in watched)
        {
            await one.Look(cancel);
        }
    }
}
