using Microsoft.Extensions.Logging;
using TriageBot.Alerts;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Outbox;

/// <summary>What happens because time passes: timers fire, pages repeat, old duplicate marks go.</summary>
internal sealed class Clockwork(ITurnStore store, IRecordStore records, ITurns turns, Pager pager, ClockRepair repair, TimeProvider time, ILogger<Clockwork> log)
{
    private const int AtOnce = 100;

    /// <summary>The contract promises the same answer to a redelivery for so long.</summary>
    private static readonly TimeSpan MarksLast = TimeSpan.FromHours(48);

    private static readonly TimeSpan MarksEvery = TimeSpan.FromHours(1);

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    // What was just tried rests for a while: a bad timer is not tried and logged every second, nor fired for ever by a turn that leaves it be.
    private readonly Dictionary<string, DateTimeOffset> _resting = new(StringComparer.Ordinal);

    private DateTimeOffset _marksForgotten = DateTimeOffset.MinValue;

    /// <summary>Returns how many timers and pages were moved on.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        await repair.Run(cancel);
        var now = time.GetUtcNow();
        var moved = 0;
        foreach (var page in await records.DuePages(now, AtOnce, cancel))
        {
            moved += await Try(() => pager.Repeat(page, now, cancel), $"{page.Id}:{page.Next:O}", now);
        }

        foreach (var timer in await store.DueTimers(now, AtOnce, cancel))
        {
            moved += await Try(() => Fire(timer, cancel), $"{timer.Kind}:{timer.Contact}:{timer.Due:O}", now);
        }

        if ((now - _marksForgotten).Duration() >= MarksEvery)
        {
            await store.ForgetMarks(now - MarksLast, cancel);
            _marksForgotten = now;
            foreach (var rested in _resting.Where(one => one.Value <= now || one.Value > now + Rest).Select(one => one.Key).ToArray())
            {
                _resting.Remove(rested);
            }
        }

        return moved;
    }

    private async Task<bool> Fire(DueTimer timer, CancellationToken cancel)
    {
        await turns.Fire(timer, cancel);
        return true;
    }

    private async Task<int> Try(Func<Task<bool>> move, string id, DateTimeOffset now)
    {
        if (_resting.TryGetValue(id, out var until) && now < until && until <= now + Rest)
        {
            return 0;
        }

        _resting[id] = now + Rest;
        try
        {
            return await move() ? 1 : 0;
        }
#pragma warning disable CA1031 // One that fails must not keep the others from their time.
        catch (Exception failed) when (failed is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(failed, "{Id} was due and failed; it is tried again in {Rest}", id, Rest);
            return 0;
        }
    }
}
