using StackExchange.Redis;

namespace TriageBot.Stores.Redis;

/// <summary>The parts of the store: each has its own hash tag, so that all of its keys are in one slot and one script sees them all.</summary>
/// <param name="count">Fixed when the store was first opened.</param>
internal sealed class RedisPartitions(RedisLink link, string prefix, int count)
{
    public int Count => count;

    public IEnumerable<int> All => Enumerable.Range(0, count);

    /// <summary>What belongs to no contact: published dialogs, notes, which hosts are alive.</summary>
    public string SharedPrefix => $"{prefix}{{shared}}:";

    public string Prefix(int partition) => $"{prefix}{{{partition}}}:";

    public int Of(ContactKey contact) => Partition.Of(contact, count);

    /// <summary>One, or all for an id that was made elsewhere.</summary>
    public IEnumerable<int> Of(string id) => Partition.Of(id, count) is { } one ? [one] : All;

    public Task<RedisResult> Run(RedisScript script, int partition, CancellationToken cancel, params RedisValue[] values) =>
        link.Run(script, Prefix(partition), values, cancel);

    public Task<RedisResult> RunShared(RedisScript script, CancellationToken cancel, params RedisValue[] values) =>
        link.Run(script, SharedPrefix, values, cancel);

    public Task<T> ReadShared<T>(Func<IDatabase, string, Task<T>> read, CancellationToken cancel) =>
        link.Ask(database => read(database, SharedPrefix), cancel);

    public Task<T> Read<T>(int partition, Func<IDatabase, string, Task<T>> read, CancellationToken cancel) =>
        link.Ask(database => read(database, Prefix(partition)), cancel);

    public Task<RedisResult[]> RunAll(RedisScript script, IEnumerable<int> partitions, CancellationToken cancel, params RedisValue[] values) =>
        Task.WhenAll(partitions.Select(partition => Run(script, partition, cancel, values)));

    /// <summary>Runs it on one partition after another until one has something to say.</summary>
    public async Task<RedisResult?> RunUntil(RedisScript script, IEnumerable<int> partitions, CancellationToken cancel, params RedisValue[] values)
    {
        foreach (var partition in partitions)
        {
            var result = await Run(script, partition, cancel, values);
            if (!result.IsNull)
            {
                return result;
            }
        }

        return null;
    }
}
