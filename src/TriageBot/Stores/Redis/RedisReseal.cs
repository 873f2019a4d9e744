using System.Globalization;
using StackExchange.Redis;

namespace TriageBot.Stores.Redis;

/// <summary>Passes every sealed value through a change, wherever it is kept; what a turn changes meanwhile is left to that turn.</summary>
internal sealed class RedisReseal(RedisLink link, RedisPartitions partitions)
{
    private const int AtOnce = 64;

    public async Task<int> Run(Func<byte[], byte[]?> reseal, CancellationToken cancel)
    {
        var changed = 0;
        foreach (var keys in link.Keys(partitions.KeyPrefix).Chunk(AtOnce))
        {
            changed += (await Task.WhenAll(keys.Select(key => Reseal(key, reseal, cancel)))).Sum();
        }

        return changed;
    }

    private async Task<int> Reseal(string key, Func<byte[], byte[]?> reseal, CancellationToken cancel)
    {
        // "prefix{7}:c:…": the letter after the tag says what it is.
        var tag = key.IndexOf("}:", partitions.KeyPrefix.Length, StringComparison.Ordinal) + 2;
        var values = key.AsSpan(tag) switch
        {
            ['c', ':', ..] => await Field(key, "body", cancel),
            ['o', ':', ..] => await Field(key, "payload", cancel),
            ['i', ':', ..] => await Field(key, "document", cancel),
            ['p', ':', ..] => await Field(key, "body", cancel),
            ['m', ':', ..] => [("", await link.Ask(database => database.StringGetAsync(key), cancel))],
            ['t', ':', ..] => Lines(await link.Ask(database => database.ListRangeAsync(key), cancel)),
            _ => [],
        };
        var changed = 0;
        foreach (var (place, old) in values)
        {
            if (old.HasValue && reseal(old!) is { } renewed)
            {
                changed += (int)(long)await link.Run(RedisScript.Replace, key[..tag], [key, place, old, renewed], cancel);
            }
        }

        return changed;
    }

    private async Task<IEnumerable<(string Place, RedisValue Value)>> Field(string key, string field, CancellationToken cancel) =>
        [(field, await link.Ask(database => database.HashGetAsync(key, field), cancel))];

    private static IEnumerable<(string Place, RedisValue Value)> Lines(RedisValue[] lines) =>
        lines.Select((line, i) => (i.ToString(CultureInfo.InvariantCulture), line));
}
