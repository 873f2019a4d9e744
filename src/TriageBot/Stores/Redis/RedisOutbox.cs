using StackExchange.Redis;

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
        await Task.WhenAll(homes.Select(async home => Touch(home.Key, await partitions.Run(RedisScript.Delivered, home.Key, cancel, [.. home]))));
    }

    public Task Retry(string id, int attempts, DateTimeOffset due, string error, CancellationToken cancel) =>
        Change(RedisScript.Retry, id, cancel, attempts, RedisValues.Ticks(due), error);

    public Task Bury(string id, int attempts, DateTimeOffset at, string error, CancellationToken cancel) =>
        Change(RedisScript.Bury, id, cancel, attempts, RedisValues.Ticks(at), error);

    public Task<bool> Replay(string id, DateTimeOffset now, CancellationToken cancel) => Change(RedisScript.Replay, id, cancel, RedisValues.Ticks(now));

    public async Task Add(IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancel)
    {
        foreach (var group in entries.GroupBy(entry => partitions.Of(entry.Contact)))
        {
            await partitions.Run(RedisScript.Add, group.Key, cancel, [.. RedisValues.Of([.. group])]);
            board.Touch(group.Key, group.Min(entry => entry.Due));
        }
    }

    public async Task<IReadOnlyList<OutboxEntry>> Oldest(bool dead, int limit, CancellationToken cancel)
    {
        var found = await partitions.RunAll(RedisScript.List, partitions.All, cancel, RedisValues.Flag(dead), limit);
        return [.. found.SelectMany(RedisValues.Rows).Select(RedisValues.Entry).OrderBy(entry => entry.Due).Take(limit)];
    }

    // False when no partition knows it.
    private async Task<bool> Change(RedisScript script, string id, CancellationToken cancel, params RedisValue[] values)
    {
        foreach (var partition in partitions.Of(id))
        {
            var due = await partitions.Run(script, partition, cancel, [id, .. values]);
            if (!due.IsNull)
            {
                Touch(partition, due);
                return true;
            }
        }

        return false;
    }

    private void Touch(int partition, RedisResult due)
    {
        if (RedisValues.Text(due) is { Length: > 0 } ticks)
        {
            board.Touch(partition, RedisValues.Time(ticks));
        }
    }
}
