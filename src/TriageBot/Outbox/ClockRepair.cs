using Microsoft.Extensions.Logging;
using TriageBot.Alerts;
using TriageBot.Stores;

namespace TriageBot.Outbox;

/// <summary>A clock that runs ahead puts off what it writes: once it is right again, an emergency would wait for as long as it was wrong.
/// Nothing waits longer than its schedule says, counted from now.</summary>
internal sealed class ClockRepair(
    IOutboxStore store, IRecordStore records, IEnumerable<IDelivery> deliveries, AlertOptions alerts, TimeProvider time, ILogger<ClockRepair> log)
{
    /// <summary>No first attempt is ever put off for longer: the grace for an answer in the response.</summary>
    private static readonly TimeSpan First = TimeSpan.FromSeconds(20);

    /// <summary>Less is drift, and a little late is no harm.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    /// <summary>Another host's clock may have been wrong. Seldom, for a far end that asked for a longer pause is asked again too early.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private const int AtOnce = 10_000;

    private (DateTimeOffset Now, long Stamp)? _looked;
    private long _mended;

    /// <summary>Looks after a start, after this host's clock was put back, and each hour; else returns at once.</summary>
    public async Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var stamp = time.GetTimestamp();
        if (_looked is { } before && now - before.Now > time.GetElapsedTime(before.Stamp, stamp) - Step && time.GetElapsedTime(_mended, stamp) < Every)
        {
            _looked = (now, stamp);
            return;
        }

        var mended = await Entries(now, cancel) + await Pages(now, cancel);
        (_looked, _mended) = ((now, stamp), stamp);
        if (mended > 0)
        {
            log.LogWarning("{Count} deliveries and pages had been put off by a clock that ran ahead; they go now", mended);
        }
    }

    private async Task<int> Entries(DateTimeOffset now, CancellationToken cancel)
    {
        var late = (await store.Waiting(AtOnce, cancel)).Select(entry => (entry, Latest: now + Wait(entry))).Where(one => one.entry.Due > one.Latest).ToArray();
        foreach (var (entry, latest) in late)
        {
            await store.Retry(entry.Id, entry.Attempts, latest, entry.LastError ?? "", cancel);
        }

        return late.Length;
    }

    private TimeSpan Wait(OutboxEntry entry) =>
        deliveries.First(delivery => delivery.Kinds.Contains(entry.Kind)).Schedule(entry).After(entry.Attempts) ?? First;

    private async Task<int> Pages(DateTimeOffset now, CancellationToken cancel)
    {
        var latest = now + alerts.Repeat;
        var late = (await records.DuePages(DateTimeOffset.MaxValue.AddDays(-1), AtOnce, cancel)).Where(page => page.Next > latest).ToArray();
        foreach (var page in late)
        {
            await records.RepeatPage(page, latest, [], cancel);
        }

        return late.Length;
    }
}
