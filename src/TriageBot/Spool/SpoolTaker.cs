using TriageBot.Stores;

namespace TriageBot.Spool;

/// <summary>Takes spooled texts into the store as soon as it answers, each contact's in their order; the answers go out like any other text.</summary>
internal sealed class SpoolTaker(Backlog backlog, SpoolFolder folder, SpoolingTurns turns, IStore store, TimeProvider clock, ILogger<SpoolTaker> log) : BackgroundService
{
    /// <summary>A look at memory only while nothing waits.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>A text whose turn breaks down is tried again after so long, and those behind it wait: order comes first.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly Dictionary<ContactKey, DateTimeOffset> _resting = [];

    /// <summary>Takes in what can be taken in now; returns how many texts.</summary>
    public async Task<int> RunOnce(CancellationToken cancel)
    {
        var before = backlog.Count;
        if (before == 0)
        {
            await LookAtStore(cancel);
            return 0;
        }

        // Several contacts at once share the store's commits.
        var down = 0;
        var many = new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancel };
        await Parallel.ForEachAsync(Ready(), many, async (contact, stop) =>
        {
            while (Volatile.Read(ref down) == 0 && !stop.IsCancellationRequested && backlog.First(contact) is { } name)
            {
                switch (await Take(name))
                {
                    case Outcome.StoreDown:
                        Volatile.Write(ref down, 1);
                        return;
                    case Outcome.Stuck:
                        return;
                }
            }
        });
        var taken = before - backlog.Count;
        if (taken > 0)
        {
            log.LogInformation("{Taken} spooled texts were taken in, {Left} are left", taken, backlog.Count);
        }

        return taken;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Tidy();
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
            {
                await Round(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is taken in after the next start.
        }
    }

    private async Task Round(CancellationToken stop)
    {
        try
        {
            await RunOnce(stop);
        }
#pragma warning disable CA1031 // The next tick tries again; a taker that ends would end the host.
        catch (Exception failed) when (failed is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(failed, "The spool could not be gone through; trying again");
        }
    }

    private List<ContactKey> Ready()
    {
        var now = clock.GetUtcNow();
        lock (_resting)
        {
            return [.. backlog.Contacts().Where(contact => !_resting.TryGetValue(contact, out var until) || until <= now || until > now + Rest)];
        }
    }

    private async Task<Outcome> Take(SpoolName name)
    {
        try
        {
            return await turns.TakeIn(name) ? Outcome.Taken : Outcome.StoreDown;
        }
#pragma warning disable CA1031 // One that fails must not keep the others waiting.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            return Stuck(name, failed);
        }
    }

    private Outcome Stuck(SpoolName name, Exception failed)
    {
        log.LogError(failed, "A spooled text could not be taken in; it is tried again in {Rest}: {File}", Rest, name.File());
        lock (_resting)
        {
            _resting[name.Contact] = clock.GetUtcNow() + Rest;
        }

        return Outcome.Stuck;
    }

    private async Task LookAtStore(CancellationToken cancel)
    {
        if (!turns.StoreIsDown)
        {
            return;
        }

        try
        {
            await store.Ping(cancel);
            turns.StoreAnswers();
        }
        catch (StoreUnavailableException)
        {
            // Looked at again at the next tick.
        }
    }

    private void Tidy()
    {
        try
        {
            folder.Tidy();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(failed, "The spool folder could not be tidied");
        }
    }

    private enum Outcome
    {
        Taken,
        StoreDown,
        Stuck,
    }
}
