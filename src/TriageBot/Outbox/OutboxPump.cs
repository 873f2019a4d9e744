using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TriageBot.Stores;

namespace TriageBot.Outbox;

/// <summary>Moves whatever is due: deliveries, timers, pages. Sleeps until the next is due or a commit rings.</summary>
internal sealed class OutboxPump(IOutboxStore store, InFlight inFlight, Clockwork clockwork, OutboxSignal signal, TimeProvider time, ILogger<OutboxPump> log) : BackgroundService
{
    /// <summary>The sleep while something is due that cannot be moved: under way already, or failing.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Moves all that is due now and waits for it; returns how many deliveries were tried and timers and pages moved.</summary>
    public async Task<int> RunOnce(CancellationToken cancel)
    {
        var total = 0;
        while (true)
        {
            var moved = await Move(cancel);
            total += moved;
            if (inFlight.IsEmpty && moved == 0)
            {
                return total;
            }

            await inFlight.AllEnded().WaitAsync(cancel);
        }
    }

    public override void Dispose()
    {
        _oneAtATime.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var sleep = await Step(stoppingToken);
                if (sleep > TimeSpan.Zero)
                {
                    await Sleep(sleep, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await inFlight.AllEnded();
        }
    }

    private async Task<int> Move(CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            return await inFlight.Start(cancel) + await clockwork.Run(cancel);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Moves what is due; returns how long to sleep after it.</summary>
    private async Task<TimeSpan> Step(CancellationToken cancel)
    {
        // Whatever is committed from here on may not have been seen.
        signal.Awake();
        try
        {
            if (await Move(cancel) > 0)
            {
                return TimeSpan.Zero;
            }

            var wait = await store.NextDue(cancel) - time.GetUtcNow() ?? store.LookAgain;
            return wait <= TimeSpan.Zero ? Stuck : wait < store.LookAgain ? wait : store.LookAgain;
        }
#pragma warning disable CA1031 // While the store cannot be reached nothing moves; nothing is lost either.
        catch (Exception failed) when (failed is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(failed, "The outbox cannot be read; trying again");
            return TimeSpan.FromSeconds(5);
        }
    }

    private async Task Sleep(TimeSpan sleep, CancellationToken stop)
    {
        signal.SleepsFor(sleep);
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(signal.Heard(awake.Token), inFlight.AnyEnded(), Task.Delay(sleep, time, awake.Token));
        await awake.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }
}
