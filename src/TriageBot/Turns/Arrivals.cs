using System.Collections.Concurrent;
using TriageBot.Stores;

namespace TriageBot.Turns;

/// <summary>Notes which replies arrived in their responses, many at a time: each would be sent again only after 20 s, and one call for all of them
/// costs the store a fraction. What a crash takes is sent once more.</summary>
internal sealed class Arrivals(IOutboxStore store, TimeProvider clock, ILogger<Arrivals> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentQueue<string> ids = new();
    private readonly SemaphoreSlim one = new(1);
    private int waiting;

    public void Note(IEnumerable<string> arrived)
    {
        foreach (var id in arrived)
        {
            ids.Enqueue(id);
        }

        if (!ids.IsEmpty && Interlocked.Exchange(ref waiting, 1) == 0)
        {
            _ = FlushSoon();
        }
    }

    /// <summary>When it returns all that was noted before is written down, by this call or by one already under way.</summary>
    public async Task Flush()
    {
        await one.WaitAsync();
        try
        {
            await Write();
        }
        finally
        {
            one.Release();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Flush().WaitAsync(cancellationToken);

    public void Dispose() => one.Dispose();

    private async Task Write()
    {
        var batch = new List<string>();
        while (ids.TryDequeue(out var id))
        {
            batch.Add(id);
        }

        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            await store.Delivered(batch, CancellationToken.None);
        }
        catch (StoreUnavailableException unavailable)
        {
            log.LogWarning("{Count} answers that arrived will be sent once more: {Reason}", batch.Count, unavailable.Message);
        }
    }

    private async Task FlushSoon()
    {
        await Task.Delay(Pause, clock);
        Interlocked.Exchange(ref waiting, 0);
        await Flush();
    }
}
