using TriageBot.Turns;

namespace TriageBot.Channels.BotFramework;

/// <summary>Says what could not be stored. While the store is out of reach there is no outbox, and a safety text must go out all the same.</summary>
internal sealed class BotSpokenAloud(IEnumerable<IChannel> channels, ILogger<BotSpokenAloud> log)
{
    private readonly IChannel? _channel = channels.OfType<BotChannel>().FirstOrDefault();

    /// <summary>Once the response is out: a channel waits for it before it takes an answer.</summary>
    public void After(HttpResponse response, InboundMessage message, TurnReply reply)
    {
        if (reply.Spooled && reply.Texts.Count > 0)
        {
            response.OnCompleted(() => Say(message, reply));
        }
    }

    private async Task Say(InboundMessage message, TurnReply reply)
    {
        var number = 0;
        foreach (var text in reply.Texts)
        {
            var say = new OutboundMessage($"{message.ExternalId}/{number++}", message.Channel, message.From, text, Safety: true, reply.KeepAccents, message.To, Answers: true);
            if (_channel is not null && await _channel.Send(say, CancellationToken.None) is SendFailure failed)
            {
                log.LogError("What was to be said while the store is out of reach did not arrive: {Code}", failed.Code);
            }
        }
    }
}
