namespace TriageBot.Channels.Web;

/// <summary>The phone simulator: what is said to it stands in the transcript, where its page looks.</summary>
internal sealed class WebChannel : IChannel
{
    public const string Name = "web";

    public IReadOnlyList<string> Names => [Name];

    public Task<SendResult> Send(OutboundMessage message, CancellationToken cancel) => Task.FromResult<SendResult>(new Sent(null));
}
