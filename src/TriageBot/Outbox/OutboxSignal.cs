using System.Threading.Channels;

namespace TriageBot.Outbox;

/// <summary>Wakes the pump after a commit. Rings that come while it is awake are one ring.</summary>
internal sealed class OutboxSignal
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rings.Writer.TryWrite(true);

    /// <summary>Returns at the next ring, or at once when one came since the last call.</summary>
    public async Task Heard(CancellationToken cancel) => await _rings.Reader.ReadAsync(cancel);
}
