namespace TriageBot.Stores.Redis;

/// <summary>What waits to be delivered. Asks only the partitions this host holds, and of them only those where something is due.</summary>
internal sealed class RedisOutbox(RedisPartitions partitions, DueBoard board)
{
    public async Task<IReadOnlyList<OutboxEntry>> Due(OutboxKind kind, DateTimeOffset now, int limit, CancellationToken cancel)
    {
        var due = await partitions.RunAll(RedisScript.Due, await board.Due(now, cancel), cancel, kind.ToString(), RedisValues.Ticks(now.UtcTicks + 1), limit);
        return [.. due.SelectMany(RedisValues.Rows).Select(RedisValues.Entry).OrderBy(entry => entry.Due).Take(limit)];
    }

    public async Task Delivered(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var homes = ids.SelectMany(id => partitions.Of(id).Select(partition => (Partition: partition, Id: id))).ToLookup(home => home.Partition, home => home.Id);
        await Task.WhenAll(homes.Select(home => partitions.Run(RedisScript.Delivered, home.Key, cancel, [.. home])));
        Touched(homes.Select(home => home.Key));
    }

    public async Task Retry(string id, int attempts, DateTimeOffset due, string error, CancellationToken cancel)
    {
        await partitions.RunUntil(RedisScript.Retry, partitions.Of(id), cancel, id, attempts, RedisValues.Ticks(due), error);
        Touched(partitions.Of(id));
    }

    public async Task Bury(string id, int attempts, DateTimeOffset at, string error, CancellationToken cancel)
    {
        await partitions.RunUntil(RedisScript.Bury, partitions.Of(id), cancel, id, attempts, RedisValues.Ticks(at), error);
        Touched(partitions.Of(id));
    }

    public async Task<bool> Replay(string id, DateTimeOffset now, CancellationToken cancel)
    {
        var replayed = await partitions.RunUntil(RedisScript.Replay, partitions.Of(id), cancel, id, RedisValues.Ticks(now)) is not null;
        Touched(partitions.Of(id));
        return replayed;
    }

    public async Task Add(IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancel)
    {
        foreach (var group in entries.GroupBy(entry => partitions.Of(entry.Contact)))
        {
            await partitions.Run(RedisScript.Add, group.Key, cancel, [.. RedisValues.Of([.. group])]);
            board.Touch(group.Key, group.Min(entry => entry.Due));
        }
    }

    /// <param name="which"><c>waiting</c> or <c>dead</c>.</param>
    public async Task<IReadOnlyList<OutboxEntry>> Oldest(string which, int limit, CancellationToken cancel)
    {
        var found = await partitions.RunAll(RedisScript.List, partitions.All, cancel, which, limit);
        return [.. found.SelectMany(RedisValues.Rows).Select(RedisValues.Entry).OrderBy(entry => entry.Due).Take(limit)];
    }

    // Whoever follows in its lane may be due at once.
    private void Touched(IEnumerable<int> touched)
    {
        foreach (var partition in touched)
        {
            board.Touch(partition, DateTimeOffset.MinValue);
        }
    }
}
