using System.Globalization;
using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace TriageBot.Stores.Redis;

/// <summary>Passes every sealed value through a change, wherever it is kept; what a turn changes meanwhile is left to that turn.</summary>
internal sealed class RedisReseal(RedisPartitions partitions)
{
    private readonly RedisWalk walk = new(partitions);

    public async Task<int> Run(Func<byte[], byte[]?> reseal, CancellationToken cancel)
    {
        var changed = 0;
        foreach (var partition in partitions.All)
        {
            await foreach (var value in Values(partition, cancel))
            {
                if (value.Bytes is { } old && reseal(old) is { } renewed)
                {
                    changed += (int)(long)await partitions.Run(RedisScript.Replace, partition, cancel, value.Key, value.Name, old, renewed);
                }
            }
        }

        return changed;
    }

    private async IAsyncEnumerable<Place> Values(int partition, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var contact in walk.Contacts(partition, cancel))
        {
            yield return await Field(partition, $"c:{contact}", "body", cancel);
            foreach (var line in await Lines(partition, $"t:{contact}", cancel))
            {
                yield return line;
            }

            foreach (var thing in await partitions.Read(partition, (database, prefix) => database.SetMembersAsync($"{prefix}x:{contact}"), cancel))
            {
                var key = (string)thing!;
                yield return await Field(partition, key, key[0] is 'i' ? "document" : "body", cancel);
            }
        }

        foreach (var dead in new[] { false, true })
        {
            foreach (var entry in RedisValues.Rows(await partitions.Run(RedisScript.List, partition, cancel, RedisValues.Flag(dead), int.MaxValue)).Select(RedisValues.Entry))
            {
                yield return new Place(partitions.Prefix(partition) + "outbox", entry.Id, entry.Payload);
            }
        }

        await foreach (var page in walk.Pages("HSCAN", "marks", partition, cancel))
        {
            foreach (var mark in page.Chunk(2))
            {
                yield return new Place(partitions.Prefix(partition) + "marks", (string)mark[0]!, ((byte[])mark[1]!)[RedisValues.TicksWidth..]);
            }
        }
    }

    private async Task<Place> Field(int partition, string name, string field, CancellationToken cancel)
    {
        var key = partitions.Prefix(partition) + name;
        return new Place(key, field, await partitions.Read(partition, (database, _) => database.HashGetAsync(key, field), cancel));
    }

    private async Task<IEnumerable<Place>> Lines(int partition, string name, CancellationToken cancel)
    {
        var key = partitions.Prefix(partition) + name;
        var lines = await partitions.Read(partition, (database, _) => database.ListRangeAsync(key), cancel);
        return lines.Select((line, i) => new Place(key, i.ToString(CultureInfo.InvariantCulture), line));
    }

    /// <param name="Name">The field of a hash or the index in a list.</param>
    private sealed record Place(string Key, string Name, byte[]? Bytes);
}
