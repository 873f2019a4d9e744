using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace TriageBot.Channels.Mail;

/// <summary>What a mail server's refusal, or its silence, means to the outbox.</summary>
internal static class MailFailure
{
    /// <summary>Null for what is no failure of the far end.</summary>
    public static SendFailure? Of(Exception error) => error switch
    {
        SmtpCommandException refused => new SendFailure((int)refused.StatusCode < 500, $"smtp_{(int)refused.StatusCode}"),

        // Passwords and certificates run out and are renewed: no page is lost over that.
        AuthenticationException or ServiceNotAuthenticatedException => new SendFailure(true, "smtp_auth"),
        SslHandshakeException => new SendFailure(true, "tls"),
        NotSupportedException => new SendFailure(true, "no_starttls"),
        SmtpProtocolException or ServiceNotConnectedException or IOException => new SendFailure(true, "connection_lost"),
        SocketException => new SendFailure(true, "unreachable"),
        TimeoutException or OperationCanceledException => new SendFailure(true, "timeout"),
        _ => null,
    };
}
