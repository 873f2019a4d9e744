using System.Globalization;
using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace TriageBot.Stores.Redis;

/// <summary>Passes every sealed value through a change, wherever it is kept; what a turn changes meanwhile is left to that turn.
/// Walks our own indexes: Redis's SCAN goes over every key of a server once for each partition.</summary>
internal sealed class RedisReseal(RedisPartitions partitions)
{
    private const int AtOnce = 500;

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
        await foreach (var contact in Contacts(partition, cancel))
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

        await foreach (var message in Members(partition, "marks", cancel))
        {
            var key = partitions.Prefix(partition) + $"m:{message}";
            yield return new Place(key, "", await partitions.Read(partition, (database, _) => database.StringGetAsync(key), cancel));
        }
    }

    private async IAsyncEnumerable<string> Contacts(int partition, [EnumeratorCancellation] CancellationToken cancel)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var cursor = "0";
        do
        {
            var page = RedisValues.Rows(await partitions.Run(RedisScript.Contacts, partition, cancel, cursor, AtOnce));
            cursor = RedisValues.Text(page[0]);
            foreach (var contact in ((string[])page[1]!).Where(seen.Add))
            {
                yield return contact;
            }
        }
        while (cursor is not "0");
    }

    // The ids behind the members of a set that is sorted by time.
    private async IAsyncEnumerable<string> Members(int partition, string index, [EnumeratorCancellation] CancellationToken cancel)
    {
        RedisValue after = "";
        while (true)
        {
            var page = await partitions.Read(
                partition, (database, prefix) => database.SortedSetRangeByValueAsync(prefix + index, after, default, Exclude.Start, 0, AtOnce), cancel);
            foreach (var member in page)
            {
                yield return ((string)member!)[(((string)member!).LastIndexOf('|') + 1)..];
            }

            if (page.Length < AtOnce)
            {
                yield break;
            }

            after = page[^1];
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

    /// <param name="Name">The field of a hash, the index in a list, or <c>""</c>.</param>
    private sealed record Place(string Key, string Name, byte[]? Bytes);
}
