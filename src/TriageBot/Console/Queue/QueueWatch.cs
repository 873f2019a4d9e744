using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using TriageBot.Stores;

namespace TriageBot.Console.Queue;

/// <summary>Tells open pages that the queue is no longer what they show. Many pages cost one look at the store.</summary>
internal sealed class QueueWatch(QueueBoard board, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _looking = new(1);
    private readonly Dictionary<string, (DateTimeOffset At, string Print)> _seen = new(StringComparer.Ordinal);

    /// <summary>One message a change, naming nobody.</summary>
    /// <param name="sight">Asked each time: offers come and go.</param>
    public async IAsyncEnumerable<SseItem<string>> Changes(Func<Sight> sight, [EnumeratorCancellation] CancellationToken cancel)
    {
        // Sent at once, and no message to the page: nothing of an answer goes out before its first event, and a page that hears nothing takes itself for cut off.
        yield return new SseItem<string>("now", "watching");
        var shown = await Look(sight(), cancel);
        using var pace = new PeriodicTimer(Every, clock);
        while (await pace.WaitForNextTickAsync(cancel))
        {
            if (await Look(sight(), cancel) is var now && !string.Equals(now, shown, StringComparison.Ordinal))
            {
                shown = now;
                yield return new SseItem<string>("changed");
            }
        }
    }

    public void Dispose() => _looking.Dispose();

    private async Task<string> Look(Sight sight, CancellationToken cancel)
    {
        await _looking.WaitAsync(cancel);
        var seen = _seen.GetValueOrDefault(sight.Key, (At: DateTimeOffset.MinValue, Print: ""));
        try
        {
            var now = clock.GetUtcNow();
            if (now - seen.At >= Every || now < seen.At)
            {
                var lines = await board.Read(closed: false, sight, cancel);
                _seen[sight.Key] = seen = (now, string.Join(' ', lines.Select(line => $"{line.Id}.{line.Level}.{line.Why}.{line.More}.{line.Language}.{line.Clinic}.{line.Place}.{line.Offered}.{line.File.Holder?.Tag}")));
            }

            return seen.Print;
        }
        catch (StoreUnavailableException)
        {
            // The page goes on showing what it has, and hears of changes when the store is back.
            return seen.Print;
        }
        finally
        {
            _looking.Release();
        }
    }
}
