using TriageBot.Alerts;
using TriageBot.Channels;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Outbox;

/// <summary>Takes texts from the outbox to the channel they are for.</summary>
/// <param name="pageRepeat">How soon a page's next round comes: a page's text is not tried for longer.</param>
internal sealed class TextDelivery(IEnumerable<IChannel> channels, OutboxPayloads payloads, ITurns turns, SafetyReceipt receipt, TimeSpan pageRepeat) : IDelivery
{
    /// <summary>The carrier's word for an opt-out we had not heard of.</summary>
    private const string OptedOut = "21610";

    private readonly Dictionary<string, IChannel> _channels = channels
        .SelectMany(channel => channel.Names.Select(name => (name, channel)))
        .ToDictionary(pair => pair.name, pair => pair.channel, StringComparer.Ordinal);

    private readonly RetrySchedule _pages = RetrySchedule.Texts.Within(pageRepeat);

    public IReadOnlyList<OutboxKind> Kinds { get; } = [OutboxKind.Message, OutboxKind.Urgent];

    public RetrySchedule Schedule(OutboxEntry entry) => Lane.IsPage(entry.Lane) ? _pages : RetrySchedule.Texts;

    public async Task<SendResult> Deliver(OutboxEntry entry, CancellationToken cancel)
    {
        var message = payloads.Message(entry);
        if (!_channels.TryGetValue(message.Channel, out var channel))
        {
            return new SendFailure(true, "no-channel");
        }

        var result = await channel.Send(message, cancel);
        if (result is not SendFailure failure || Lane.IsPage(entry.Lane))
        {
            return result;
        }

        var last = !failure.Retryable || Schedule(entry).After(entry.Attempts + 1) is null;
        if (last && message is { Safety: true, Heard: not null })
        {
            await receipt(message.Channel, message.To, message.Id, arrived: false, cancel);
        }

        if (failure.Code is not OptedOut)
        {
            return result;
        }

        await turns.LearnOptOut(message.Channel, message.To, cancel);
        return new Sent(null);
    }
}
