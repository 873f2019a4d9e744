using System.Threading.Channels;

namespace TriageBot.Outbox;

/// <summary>Wakes the pump after a commit. Rings that come while it is awake are one ring.</summary>
internal sealed class OutboxSignal(TimeProvider time)
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    // Not the time of day: a clock that is put forward must not keep what is new waiting for a sleeper.
    private long _awakeAt = long.MaxValue;

    /// <summary>While nobody sleeps every ring counts.</summary>
    public void Awake() => Interlocked.Exchange(ref _awakeAt, long.MaxValue);

    /// <summary>How long the sleeper sleeps by itself: what falls due later need not ring.</summary>
    public void SleepsFor(TimeSpan sleep) => Interlocked.Exchange(ref _awakeAt, time.GetTimestamp() + (long)Ticks(sleep));

    public void Ring() => _rings.Writer.TryWrite(true);

    /// <param name="due">When there is something to do.</param>
    public void Ring(DateTimeOffset due)
    {
        var wait = due - time.GetUtcNow();
        if (time.GetTimestamp() + Ticks(wait) < Interlocked.Read(ref _awakeAt))
        {
            Ring();
        }
    }

    /// <summary>Returns at the next ring, or at once when one came since the last call.</summary>
    public async Task Heard(CancellationToken cancel) => await _rings.Reader.ReadAsync(cancel);

    // Not a whole number: what is never due is further off than one holds.
    private double Ticks(TimeSpan wait) => wait.TotalSeconds * time.TimestampFrequency;
}
