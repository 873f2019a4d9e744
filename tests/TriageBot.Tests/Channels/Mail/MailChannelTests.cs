using System.Net;
using System.Net.Sockets;
using TriageBot.Channels;
using TriageBot.Channels.Mail;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.Mail;

/// <summary>Mail to staff, by a server that others wrote.</summary>
public sealed class MailChannelTests
{
    private static readonly FakeClock Clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));

    [PeerTheory("smtp-server", "mailparser")]
    [InlineData("StartTls")]
    [InlineData("Tls")]
    public async Task Send_OverTls_ArrivesEncryptedAndSignedIn(string security)
    {
        await using var server = await MailServer.Start(security, "bot", "secret");
        var channel = new MailChannel(server.Options(security, "bot", "secret"), Clock, server.Trust);

        (await Send(channel)).ShouldBe(new Sent(null));

        var letter = await server.Next();
        (letter.From, letter.To, letter.IsEncrypted, letter.User).ShouldSatisfyAllConditions(
            mail => mail.From.ShouldBe("\"Hotline\" <hotline@example.org>"),
            mail => mail.To.ShouldBe(["rosa@example.org"]),
            mail => mail.IsEncrypted.ShouldBeTrue(),
            mail => mail.User.ShouldBe("bot"));
        (letter.Subject, letter.Text).ShouldBe(("New urgent request K7-42", "New urgent request K7-42. Open https://hotline.example.org/console/intakes/int_1 to take it."));
        (letter.Id, letter.Date, letter.Auto).ShouldBe(("<pgt_1@example.org>", Clock.GetUtcNow(), "auto-generated"));
    }

    [PeerFact("smtp-server", "mailparser")]
    public async Task Send_CertificateNobodyVouchesFor_SendsNothingAndTriesAgain()
    {
        await using var server = await MailServer.Start("StartTls", "bot", "secret");

        (await Send(new MailChannel(server.Options("StartTls", "bot", "secret"), Clock))).ShouldBe(new SendFailure(true, "tls"));
    }

    [PeerFact("smtp-server", "mailparser")]
    public async Task Send_ServerWithoutTls_SendsNothingInTheClear()
    {
        await using var server = await MailServer.Start("None", "bot", "secret");

        (await Send(new MailChannel(server.Options("StartTls", "bot", "secret"), Clock, server.Trust))).ShouldBe(new SendFailure(true, "no_starttls"));
    }

    [PeerFact("smtp-server", "mailparser")]
    public async Task Send_WrongPasswordOrNone_IsTriedAgain()
    {
        await using var server = await MailServer.Start("StartTls", "bot", "secret");

        (await Send(new MailChannel(server.Options("StartTls", "bot", "old"), Clock, server.Trust))).ShouldBe(new SendFailure(true, "smtp_auth"));
        (await Send(new MailChannel(server.Options("StartTls"), Clock, server.Trust))).ShouldBe(new SendFailure(true, "smtp_auth"));
    }

    [PeerTheory("smtp-server", "mailparser")]
    [InlineData("421", true)]
    [InlineData("450", true)]
    [InlineData("452", true)]
    [InlineData("550", false)]
    [InlineData("553", false)]
    public async Task Send_Refused_IsTriedAgainWhereTheServerSaysSo(string code, bool again)
    {
        await using var server = await MailServer.Start();

        (await Send(new MailChannel(server.Options("None"), Clock), $"{code}@example.org")).ShouldBe(new SendFailure(again, "smtp_" + code));
    }

    [Fact]
    public async Task Send_NobodyThere_IsTriedAgain() =>
        (await Send(new MailChannel(new MailOptions { Host = "127.0.0.1", Port = FreePorts.One(), From = MailServer.From }, Clock))).ShouldBe(new SendFailure(true, "unreachable"));

    [Fact]
    public async Task Send_ServerSaysNothing_GivesUpInSeconds()
    {
        var clock = new FakeClock(Clock.GetUtcNow());
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var channel = new MailChannel(new MailOptions { Host = "127.0.0.1", Port = ((IPEndPoint)silent.LocalEndpoint).Port, From = MailServer.From }, clock);

        var sending = Send(channel);
        using var connection = await silent.AcceptTcpClientAsync();
        clock.Advance(TimeSpan.FromSeconds(11));

        (await sending).ShouldBe(new SendFailure(true, "timeout"));
    }

    private static Task<SendResult> Send(MailChannel channel, string to = "rosa@example.org") => channel.Send(
        new OutboundMessage("pgt_1", MailChannel.Name, to, "New urgent request K7-42. Open https://hotline.example.org/console/intakes/int_1 to take it.", Safety: true), default);
}
