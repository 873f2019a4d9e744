using TriageBot.Channels.Mail;

namespace TriageBot.Alerts;

/// <summary>A way to reach somebody on the roster.</summary>
/// <param name="Channel">As channels are named.</param>
/// <param name="Route">Of a chat: by which it is reached, as the channel wrote it; otherwise null.</param>
internal sealed record Way(string Channel, string Address, string? Route = null)
{
    public const string Phone = "sms";
    public const string Mail = MailChannel.Name;
}
