using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace TriageBot.Stores.Redis;

/// <summary>Walks our own indexes: Redis's SCAN goes over every key of a server once for each partition.</summary>
internal sealed class RedisWalk(RedisPartitions partitions)
{
    private const int AtOnce = 500;

    public async IAsyncEnumerable<byte[]> Conversations([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var partition in partitions.All)
        {
            await foreach (var some in InTens(Contacts(partition, cancel)))
            {
                foreach (var body in await Task.WhenAll(some.Select(contact => partitions.Read(partition, (database, prefix) => database.HashGetAsync($"{prefix}c:{contact}", "body"), cancel))))
                {
                    if (!body.IsNullOrEmpty)
                    {
                        yield return body!;
                    }
                }
            }
        }
    }

    public async IAsyncEnumerable<string> Contacts(int partition, [EnumeratorCancellation] CancellationToken cancel)
    {
        // A scan may give the same one twice.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var page in Pages("SSCAN", "contacts", partition, cancel))
        {
            foreach (var contact in page.Select(contact => (string)contact!).Where(seen.Add))
            {
                yield return contact;
            }
        }
    }

    public async IAsyncEnumerable<RedisResult[]> Pages(string scan, string key, int partition, [EnumeratorCancellation] CancellationToken cancel)
    {
        var cursor = "0";
        do
        {
            var page = RedisValues.Rows(await partitions.Run(RedisScript.Scan, partition, cancel, scan, key, cursor, AtOnce));
            cursor = RedisValues.Text(page[0]);
            yield return RedisValues.Rows(page[1]);
        }
        while (cursor is not "0");
    }

    // Asked for one by one, each would wait for the one before.
    private static async IAsyncEnumerable<List<string>> InTens(IAsyncEnumerable<string> contacts)
    {
        var some = new List<string>();
        await foreach (var contact in contacts)
        {
            some.Add(contact);
            if (some.Count == 10)
            {
                yield return some;
                some = [];
            }
        }

        yield return some;
    }
}
