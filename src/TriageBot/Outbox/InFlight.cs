using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TriageBot.Channels;
using TriageBot.Stores;

namespace TriageBot.Outbox;

/// <summary>Deliveries under way: one a lane, several lanes at once. Started by one call at a time.</summary>
internal sealed class InFlight
{
    /// <summary>Of each kind, so that a slow case queue never holds texts up, nor texts a page.</summary>
    private const int AtOnce = 16;

    private static readonly TimeSpan SettleAgain = TimeSpan.FromSeconds(5);
    private static readonly Task Never = new TaskCompletionSource().Task;

    private readonly IOutboxStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger<InFlight> _log;
    private readonly Dictionary<OutboxKind, IDelivery> _deliveries;
    private readonly ConcurrentDictionary<(OutboxKind Kind, string Lane), Delivery> _running = [];

    public InFlight(IOutboxStore store, IEnumerable<IDelivery> deliveries, TimeProvider time, ILogger<InFlight> log)
    {
        (_store, _time, _log) = (store, time, log);
        _deliveries = deliveries.SelectMany(delivery => delivery.Kinds.Select(kind => (kind, delivery))).ToDictionary(pair => pair.kind, pair => pair.delivery);
        store.StayWhileUnderWay(() => _running.Values.Where(delivery => !delivery.Run.IsCompleted).Select(delivery => delivery.Id));
    }

    /// <summary>Starts what is due, as far as there is room; returns how many.</summary>
    public async Task<int> Start(CancellationToken cancel)
    {
        var started = 0;
        foreach (var (kind, delivery) in _deliveries)
        {
            // Before the query: an entry that is settled while it runs is still seen as under way.
            Reap();
            var busy = _running.Keys.Count(key => key.Kind == kind);
            if (busy == AtOnce)
            {
                continue;
            }

            var due = await _store.Due(kind, _time.GetUtcNow(), AtOnce + busy, cancel);
            foreach (var entry in due.Where(entry => !_running.ContainsKey((kind, entry.Lane))).Take(AtOnce - busy))
            {
                _running.TryAdd((kind, entry.Lane), new Delivery(entry.Id, Task.Run(() => Run(entry, delivery, cancel), CancellationToken.None)));
                started++;
            }
        }

        return started;
    }

    public bool IsEmpty => _running.IsEmpty;

    /// <summary>Returns when one of those under way has ended, at once when one already has, never when there is none.</summary>
    public Task AnyEnded() => _running.Values is { Count: > 0 } running ? Task.WhenAny(running.Select(delivery => delivery.Run)) : Never;

    public Task AllEnded() => Task.WhenAll(_running.Values.Select(delivery => delivery.Run));

    private void Reap()
    {
        foreach (var ended in _running.Where(pair => pair.Value.Run.IsCompleted).Select(pair => pair.Key).ToArray())
        {
            _running.TryRemove(ended, out _);
        }
    }

    private async Task Run(OutboxEntry entry, IDelivery delivery, CancellationToken stop)
    {
        var result = await Deliver(entry, delivery);

        // A result that cannot be written down must not be forgotten, or a full disk would send one text for ever.
        while (!await Settle(entry, delivery.Schedule(entry), result))
        {
            try
            {
                await Task.Delay(SettleAgain, _time, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // Not cancelled at a shutdown: a delivery broken off halfway may have arrived, and each ends in seconds.
    private async Task<SendResult> Deliver(OutboxEntry entry, IDelivery delivery)
    {
        try
        {
            return await delivery.Deliver(entry, CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever goes wrong with one entry, the others go on.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            _log.LogError(bug, "Delivery of {EntryId} broke down", entry.Id);
            return new SendFailure(true, "bug-" + bug.GetType().Name);
        }
    }

    private async Task<bool> Settle(OutboxEntry entry, RetrySchedule schedule, SendResult result)
    {
        try
        {
            await Write(entry, schedule, result);
            return true;
        }
#pragma warning disable CA1031 // Tried again.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            _log.LogError(failed, "The outcome for {EntryId} cannot be written down yet", entry.Id);
            return false;
        }
    }

    private Task Write(OutboxEntry entry, RetrySchedule schedule, SendResult result)
    {
        if (result is not SendFailure failure)
        {
            return _store.Delivered([entry.Id], CancellationToken.None);
        }

        var now = _time.GetUtcNow();
        var attempts = entry.Attempts + 1;
        var wait = failure.Retryable ? schedule.After(attempts, failure.RetryAfter) : null;
        _log.LogWarning("Attempt {Attempt} at {EntryId} failed: {Code}; next in {Wait}", attempts, entry.Id, failure.Code, wait);
        if (wait is { } time)
        {
            return _store.Retry(entry.Id, attempts, now + time, failure.Code, CancellationToken.None);
        }

        // The next round of a page stands in for this one; as dead letters they would only bury the others.
        return Lane.IsPage(entry.Lane)
            ? _store.Delivered([entry.Id], CancellationToken.None)
            : _store.Bury(entry.Id, attempts, now, failure.Code, CancellationToken.None);
    }

    private sealed record Delivery(string Id, Task Run);
}
