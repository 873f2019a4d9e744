using System.Net.Security;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace TriageBot.Channels.Mail;

/// <summary>Sends mail to staff. One way only: nothing that is answered to it comes back here.</summary>
/// <param name="trusts">Which certificates the server may have; null: those that this machine trusts.</param>
internal sealed class MailChannel(MailOptions options, TimeProvider clock, RemoteCertificateValidationCallback? trusts = null) : IChannel
{
    /// <summary>Not <c>email</c>: that is a channel of the Bot Framework.</summary>
    public const string Name = "mail";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public IReadOnlyList<string> Names { get; } = [Name];

    public async Task<SendResult> Send(OutboundMessage message, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            using var client = new SmtpClient
            {
                Timeout = (int)Patience.TotalMilliseconds,
                ServerCertificateValidationCallback = trusts,

                // A page does not wait for a list of revoked certificates that cannot be reached.
                CheckCertificateRevocation = false,
            };
            await Connect(client, ended.Token);
            await client.SendAsync(Letter(message), ended.Token);
            return new Sent(null);
        }
        catch (Exception failed) when (!cancel.IsCancellationRequested && MailFailure.Of(failed) is not null)
        {
            return MailFailure.Of(failed)!;
        }
    }

    private async Task Connect(SmtpClient client, CancellationToken cancel)
    {
        var security = options.IsTls ? SecureSocketOptions.SslOnConnect : options.IsPlain ? SecureSocketOptions.None : SecureSocketOptions.StartTls;
        await client.ConnectAsync(options.Host.Trim(), options.Port, security, cancel);
        if (options.User.Length > 0)
        {
            await client.AuthenticateAsync(options.User, options.Password, cancel);
        }
    }

    private MimeMessage Letter(OutboundMessage message)
    {
        var from = MailboxAddress.Parse(options.From);
        var letter = new MimeMessage
        {
            // The same over retries, so that a mailbox can tell that it has it already.
            MessageId = $"{message.Id}@{from.Domain}",
            Date = clock.GetUtcNow(),
            Subject = FirstSentence(message.Text),
            Body = new TextPart("plain") { Text = message.Text },
            Importance = message.Safety ? MessageImportance.High : MessageImportance.Normal,
        };
        letter.From.Add(from);
        letter.To.Add(new MailboxAddress("", message.To));
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        return letter;
    }

    private static string FirstSentence(string text) => text.Split(". ")[0];
}
