using System.Collections.Immutable;

namespace TriageBot.Stores.Redis;

/// <summary>When something falls due in each partition this host holds. Never later than the truth for what this host writes,
/// and looked up anew every so often for what others write, so that a quiet partition costs next to nothing.</summary>
/// <param name="lookAgain">How old a look may be.</param>
internal sealed class DueBoard(RedisPartitions partitions, Leases leases, TimeSpan lookAgain, TimeProvider time) : IDisposable
{
    private readonly long[] next = [.. Enumerable.Repeat(long.MaxValue, partitions.Count)];
    private readonly SemaphoreSlim looking = new(1);
    private ImmutableArray<int> held = [];
    private long looked;

    public ValueTask<ImmutableArray<int>> Held(CancellationToken cancel) => leases.Held(cancel);

    /// <summary>Something here may fall due at this time.</summary>
    public void Touch(int partition, DateTimeOffset due)
    {
        var ticks = due.UtcTicks;
        var known = Interlocked.Read(ref next[partition]);
        while (ticks < known)
        {
            var before = Interlocked.CompareExchange(ref next[partition], ticks, known);
            if (before == known)
            {
                return;
            }

            known = before;
        }
    }

    public async Task<IReadOnlyList<int>> Due(DateTimeOffset now, CancellationToken cancel)
    {
        await Look(cancel);
        return [.. held.Where(partition => Interlocked.Read(ref next[partition]) <= now.UtcTicks)];
    }

    public async Task<DateTimeOffset?> Next(CancellationToken cancel)
    {
        await Look(cancel);
        var soonest = held.Select(partition => Interlocked.Read(ref next[partition])).DefaultIfEmpty(long.MaxValue).Min();
        return soonest == long.MaxValue ? null : new DateTimeOffset(soonest, TimeSpan.Zero);
    }

    public void Dispose() => looking.Dispose();

    private async Task Look(CancellationToken cancel)
    {
        await looking.WaitAsync(cancel);
        try
        {
            if (looked != 0 && lookAgain > TimeSpan.Zero && time.GetElapsedTime(looked) < lookAgain)
            {
                return;
            }

            var began = time.GetTimestamp();
            held = await leases.Held(cancel);
            await Task.WhenAll(held.Select(partition => Look(partition, cancel)));
            looked = began;
        }
        finally
        {
            looking.Release();
        }
    }

    // A turn of ours that ends between the question and the answer must not be forgotten: it lowers the time again.
    private async Task Look(int partition, CancellationToken cancel)
    {
        Interlocked.Exchange(ref next[partition], long.MaxValue);
        var members = (string[])(await partitions.Run(RedisScript.Next, partition, cancel))!;
        foreach (var member in members)
        {
            Touch(partition, RedisValues.Time(member[..member.IndexOf('|', StringComparison.Ordinal)]));
        }
    }
}
