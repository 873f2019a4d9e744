using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using TriageBot.Channels;
using TriageBot.Channels.Twilio;
using TriageBot.Doctor;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.Twilio;

/// <summary>What we send, held against Twilio's own OpenAPI description, which Prism serves.</summary>
public sealed class TwilioDescriptionTests : IAsyncLifetime
{
    private const string Description = "node_modules/@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json";
    private Process? _prism;
    private string _url = "";

    [PeerFact("@stoplight/prism-cli", "@twilio/cli-core")]
    public async Task Send_AsDescribed_IsAccepted()
    {
        await StartPrism();
        await using var sender = new TwilioSender(_url);
        await using var service = new TwilioSender(_url, options => options with { MessagingServiceSid = "MG" + new string('1', 32), PublicUrl = "https://hotline.example" });

        (await sender.Send("¿Está aquí? 🏥")).ShouldBeOfType<Sent>().ExternalId.ShouldNotBeNull();
        (await sender.Send("¿Está aquí?", channel: "whatsapp")).ShouldBeOfType<Sent>();
        (await service.Send()).ShouldBeOfType<Sent>();

        // And it would have noticed: these break the description.
        await using var wrongAccount = new TwilioSender(_url, options => options with { AccountSid = "SM1" });
        await using var wrongService = new TwilioSender(_url, options => options with { MessagingServiceSid = "SM1" });
        (await wrongAccount.Send()).ShouldBeOfType<SendFailure>().Retryable.ShouldBeFalse();
        (await wrongService.Send()).ShouldBeOfType<SendFailure>().Retryable.ShouldBeFalse();
    }

    [PeerFact("@stoplight/prism-cli", "@twilio/cli-core")]
    public async Task List_AsDescribed_IsAcceptedAndUnderstood()
    {
        // Its own examples break its own description (addresses without a host), so only what is asked is held against it.
        await StartPrism(answersToo: false);
        await using var sender = new TwilioSender(_url);
        await using var service = new TwilioSender(_url, options => options with { MessagingServiceSid = "MG" + new string('1', 32) });
        var since = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

        // Twilio's own example: a picture that came in through somebody's service.
        (await sender.Listing.Inbound(since, default)).ShouldAllBe(text =>
            text.Body == "look mom I have media!" && text.HasMedia && text.Sent == new DateTimeOffset(2019, 5, 24, 17, 44, 49, TimeSpan.Zero));
        (await sender.Listing.Inbound(since, default)).ShouldNotBeEmpty();
        (await service.Listing.Inbound(since, default)).ShouldBeEmpty();
        (await sender.Listing.Media("SM" + new string('1', 32), default)).ShouldAllBe(media => media.Url.StartsWith(_url));

        // And it would have noticed: this breaks the description.
        await using var wrongAccount = new TwilioSender(_url, options => options with { AccountSid = "SM1" });
        await Should.ThrowAsync<HttpRequestException>(() => wrongAccount.Listing.Inbound(since, default));
    }

    [PeerFact("@stoplight/prism-cli", "@twilio/cli-core")]
    public async Task AskForTheSender_AsDescribed_IsAcceptedAndUnderstood()
    {
        await StartPrism(answersToo: false);
        using var client = new HttpClient();
        var options = new TwilioOptions { AccountSid = TwilioSender.Sid, AuthToken = "token", From = "+15550001111", ApiBaseUrl = _url, PublicUrl = "https://hotline.example" };

        // Twilio's own example: a number that cannot text, and nothing answers it.
        (await new SenderCheck(options, client).Look(default)).Select(line => line.What).ShouldBe(["sender: the number cannot text.", "webhook: none is set at Twilio."]);

        // And it would have noticed: this breaks the description.
        (await new SenderCheck(options with { AccountSid = "SM1" }, client).Look(default)).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Problem);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        _prism?.Kill(entireProcessTree: true);
        _prism?.Dispose();
        return Task.CompletedTask;
    }

    private async Task StartPrism(bool answersToo = true)
    {
        var port = FreePort();
        _url = $"http://127.0.0.1:{port}";
        _prism = NodePeer.Start("node_modules/@stoplight/prism-cli/dist/index.js", "mock", "-h", "127.0.0.1", "-p", $"{port}", answersToo ? "--errors" : "--errors=false", Description);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await _prism.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains("is listening", StringComparison.Ordinal))
            {
                _ = _prism.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        throw new InvalidOperationException(await _prism.StandardError.ReadToEndAsync(patience.Token));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
