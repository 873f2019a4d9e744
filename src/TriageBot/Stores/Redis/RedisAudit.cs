using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using StackExchange.Redis;

namespace TriageBot.Stores.Redis;

/// <summary>The audit trail: one chain a partition.</summary>
internal sealed class RedisAudit(RedisPartitions partitions, AuditChain chain)
{
    // Where each chain stood when this host last looked; the scripts say when it has moved on.
    private readonly ConcurrentDictionary<int, string> heads = new();

    /// <summary>Runs a script with these entries linked to the chain, again when another host has added to it meanwhile; returns what it answered then.</summary>
    public async Task<RedisResult[]> Chained(
        int partition, IReadOnlyCollection<AuditEntry> entries, Func<IEnumerable<RedisValue>, Task<RedisResult>> run, CancellationToken cancel)
    {
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var head = heads.GetValueOrDefault(partition, "");
            var links = Links(head, entries, out var last);
            var result = RedisValues.Rows(await run([entries.Count, head, .. links]));
            switch (RedisValues.Number(result[0]))
            {
                case 1:
                    heads[partition] = last;
                    return result;
                case 2:
                    heads[partition] = RedisValues.Text(result[1]);
                    break;
                default:
                    return result;
            }
        }
    }

    public Task Write(AuditEntry entry, CancellationToken cancel)
    {
        var partition = PartitionOf(entry.Subject);
        return Chained(partition, [entry], links => partitions.Run(RedisScript.Audit, partition, cancel, [.. links]), cancel);
    }

    public async Task<IReadOnlyList<AuditEntry>> Newest(int limit, CancellationToken cancel)
    {
        var trails = await Task.WhenAll(partitions.All.Select(partition => Lines(partition, -limit, -1, cancel)));
        return [.. trails.SelectMany(lines => lines.Reverse()).Select(Entry).OrderByDescending(entry => entry.At).Take(limit)];
    }

    public async Task<IReadOnlyList<AuditEntry>> History(string subject, CancellationToken cancel)
    {
        var lines = await partitions.Read(PartitionOf(subject), (database, prefix) => database.ListRangeAsync(prefix + "h:" + subject, -AuditEntry.LongestHistory, -1), cancel);
        return [.. lines.Reverse().Select(line => Entry((string)line!))];
    }

    public IReadOnlyList<string> Chains => [.. partitions.All.Select(partition => partition.ToString(CultureInfo.InvariantCulture))];

    public async Task<IReadOnlyList<AuditLink>> Links(string chainId, long after, int limit, CancellationToken cancel)
    {
        var lines = await Lines(int.Parse(chainId, CultureInfo.InvariantCulture), after, after + limit - 1, cancel);
        return [.. lines.Select((line, i) => new AuditLink(after + i + 1, Entry(line), line[..AuditChain.MarkLength]))];
    }

    private int PartitionOf(string subject) => Partition.Of(subject, partitions.Count) ?? Partition.Of(new ContactKey(subject), partitions.Count);

    private async Task<string[]> Lines(int partition, long start, long stop, CancellationToken cancel) =>
        [.. (await partitions.Read(partition, (database, prefix) => database.ListRangeAsync(prefix + "audit", start, stop), cancel)).Select(line => (string)line!)];

    private List<RedisValue> Links(string head, IReadOnlyCollection<AuditEntry> entries, out string last)
    {
        var links = new List<RedisValue>();
        last = head;
        foreach (var entry in entries)
        {
            last = chain.Mark(last, entry);
            links.Add(last);
            links.Add(AuditChain.Write(entry));
        }

        return links;
    }

    private static AuditEntry Entry(string line)
    {
        var parts = JsonSerializer.Deserialize<string?[]>(line.AsSpan(AuditChain.MarkLength))!;
        return new AuditEntry(RedisValues.Time(parts[0]!), parts[1]!, parts[2]!, parts[3]!, parts[4]);
    }
}
