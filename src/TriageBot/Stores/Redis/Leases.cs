using System.Collections.Immutable;

namespace TriageBot.Stores.Redis;

/// <summary>Which partitions this host sees to. Hosts that are alive share them out by the same rule, so that nobody decides;
/// those of a dead host move once its leases have run out.</summary>
/// <remarks>A lease saves double work, it does not forbid it: whatever is done twice is done under the same id.</remarks>
internal sealed class Leases(RedisPartitions partitions, TimeProvider time) : IAsyncDisposable
{
    /// <summary>How long a dead host's partitions wait.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(2);

    private readonly string host = Guid.NewGuid().ToString("N");
    private readonly SemaphoreSlim renewing = new(1);
    private ImmutableArray<int> held;
    private Func<IEnumerable<string>> underWay = () => [];
    private long renewed;

    /// <summary>The partitions held now, renewed when it is time: whoever asks often keeps them. The first call joins;
    /// whoever never asks, such as the command line, takes no part.</summary>
    public async ValueTask<ImmutableArray<int>> Held(CancellationToken cancel)
    {
        await renewing.WaitAsync(cancel);
        try
        {
            if (held.IsDefault || time.GetElapsedTime(renewed) >= Renewal)
            {
                await Renew(cancel);
            }

            return held;
        }
        finally
        {
            renewing.Release();
        }
    }

    /// <summary>Whoever takes a partition over sends what waits there, and would send once more what is being sent here just now.</summary>
    public void StayWhileUnderWay(Func<IEnumerable<string>> ids) => underWay = ids;

    public async ValueTask DisposeAsync()
    {
        renewing.Dispose();
        if (held.IsDefault)
        {
            return;
        }

        try
        {
            using var soon = new CancellationTokenSource(Renewal, time);
            await Alive(TimeSpan.Zero, soon.Token);
            await Task.WhenAll(held.Select(partition => Lease(partition, hold: false, soon.Token)));
        }
        catch (Exception gone) when (gone is StoreUnavailableException or OperationCanceledException)
        {
            // They run out by themselves.
        }
    }

    private async Task Renew(CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var hosts = await Alive(Lasts, cancel);
        var falls = partitions.All.Select(partition => Falls(partition, hosts)).ToArray();
        var busy = underWay().SelectMany(partitions.Of).ToHashSet();
        var mine = await Task.WhenAll(partitions.All.Select(partition => Lease(partition, falls[partition] || busy.Contains(partition), cancel)));
        held = [.. partitions.All.Where(partition => mine[partition] && falls[partition])];
        renewed = began;
    }

    private async Task<string[]> Alive(TimeSpan lasts, CancellationToken cancel) =>
        (string[])(await partitions.RunShared(RedisScript.Hosts, cancel, host, (long)lasts.TotalMilliseconds))!;

    private async Task<bool> Lease(int partition, bool hold, CancellationToken cancel) =>
        (long)await partitions.Run(RedisScript.Lease, partition, cancel, host, (long)Lasts.TotalMilliseconds, RedisValues.Flag(hold)) == 1;

    // The highest of the hosts' draws for this partition: one host more or less moves only its own share.
    private bool Falls(int partition, string[] hosts) =>
        string.Equals(hosts.MaxBy(name => (Draw(name, partition), name)), host, StringComparison.Ordinal);

    private static uint Draw(string name, int partition)
    {
        var hash = Partition.Hash($"{name}:{partition}");

        // The last letters have hardly reached the high bits yet.
        hash = (hash ^ (hash >> 15)) * 2246822519u;
        return hash ^ (hash >> 13);
    }
}
