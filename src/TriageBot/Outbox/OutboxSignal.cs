using System.Threading.Channels;

namespace TriageBot.Outbox;

/// <summary>Wakes the pump after a commit. Rings that come while it is awake are one ring.</summary>
internal sealed class OutboxSignal
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private long _awakeAt = DateTimeOffset.MaxValue.UtcTicks;

    /// <summary>When the sleeper wakes by itself: what falls due later need not ring.</summary>
    public void SleepsUntil(DateTimeOffset time) => Interlocked.Exchange(ref _awakeAt, time.UtcTicks);

    public void Ring() => _rings.Writer.TryWrite(true);

    /// <param name="due">When there is something to do.</param>
    public void Ring(DateTimeOffset due)
    {
        if (due.UtcTicks < Interlocked.Read(ref _awakeAt))
        {
            Ring();
        }
    }

    /// <summary>Returns at the next ring, or at once when one came since the last call.</summary>
    public async Task Heard(CancellationToken cancel) => await _rings.Reader.ReadAsync(cancel);
}
