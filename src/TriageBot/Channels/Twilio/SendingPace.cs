using System.Collections.Concurrent;

namespace TriageBot.Channels.Twilio;

/// <summary>Hands texts over no faster than the carrier sends them. Twilio sends in the order it was given, so whatever waits at Twilio
/// goes before a safety text; what waits here does not.</summary>
/// <param name="perSecond">Segments a second of one sender; 0 is as fast as Twilio takes them.</param>
internal sealed class SendingPace(double perSecond, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _free = new(StringComparer.Ordinal);

    /// <summary>Returns when it is this text's turn; at once for a safety text, which others then make room for.</summary>
    public Task Turn(string sender, int segments, bool safety, CancellationToken cancel)
    {
        if (perSecond <= 0)
        {
            return Task.CompletedTask;
        }

        var now = time.GetUtcNow();
        var takes = TimeSpan.FromSeconds(segments / perSecond);
        var free = _free.AddOrUpdate(sender, _ => now + takes, (_, next) => (next > now ? next : now) + takes);
        var wait = free - takes - now;
        return safety || wait <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, time, cancel);
    }
}
