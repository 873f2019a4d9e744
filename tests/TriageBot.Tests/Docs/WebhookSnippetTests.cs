using System.Net;
using System.Text;
using System.Text.Json;
using TriageBot.CaseQueue;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Docs;

/// <summary>The code that docs/receive-intakes.md gives to receivers, against events that a running host really sent.</summary>
public sealed class WebhookSnippetTests
{
    private static readonly Page Guide = Pages.Named("docs/receive-intakes.md");
    private static readonly string Secret = StandardWebhooks.MakeSecret();

    [Fact]
    public async Task CSharp_OnARealEvent_VerifiesItAndNothingElse()
    {
        var (received, now) = await Flagged();
        var body = Encoding.UTF8.GetBytes(received.Body);

        WebhookVerifier.IsGenuine(Secret, received.Id, received.Timestamp, received.Signature, body, now).ShouldBeTrue();
        WebhookVerifier.IsGenuine(Secret, received.Id, received.Timestamp, received.Signature, [.. body, 0], now).ShouldBeFalse();
        WebhookVerifier.IsGenuine(Secret, received.Id, received.Timestamp, received.Signature, body, now.AddMinutes(6)).ShouldBeFalse();
        WebhookVerifier.IsGenuine(StandardWebhooks.MakeSecret(), received.Id, received.Timestamp, received.Signature, body, now).ShouldBeFalse();
    }

    [Fact]
    public void CSharp_OnThePage_IsTheCodeThatWasTried()
    {
        var block = Guide.Marked("csharp: ");
        var tried = File.ReadAllText(Path.Combine(Repository.Root, block.Marker["csharp: ".Length..])).ReplaceLineEndings("\n");

        block.Text.ShouldStartWith("internal static class WebhookVerifier");
        tried.ShouldEndWith(block.Text);
    }

    [PeerFact("standardwebhooks")]
    public async Task JavaScript_Receiver_TakesAnEventOnceAndRefusesAChangedOne()
    {
        var (received, _) = await Flagged();
        using var process = NodePeer.Start("--input-type=module", "-e", $"process.env.CASE_QUEUE_SECRET = '{Secret}'; process.env.PORT = '0';\n" + Guide.Marked("receiver").Text);
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            var listening = await process.StandardOutput.ReadLineAsync(patience.Token);
            using var client = new HttpClient { BaseAddress = new Uri(listening!.Split(' ')[^1]) };

            (await Post(client, received)).ShouldBe(HttpStatusCode.NoContent);
            (await process.StandardOutput.ReadLineAsync(patience.Token)).ShouldBe($"intake.flagged {Reference(received)} revision 1 emergency");
            (await Post(client, received)).ShouldBe(HttpStatusCode.NoContent);
            (await Post(client, received with { Body = received.Body + " " })).ShouldBe(HttpStatusCode.Unauthorized);
            process.Kill();
            (await process.StandardOutput.ReadToEndAsync(patience.Token)).ShouldBeEmpty();
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [PeerFact("standardwebhooks")]
    public async Task JavaScript_AskingForAnIntake_GetsIt()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await Host(receiver);
        var received = await Emergency(host, receiver);
        var intake = Data(received).GetProperty("intakeId").GetString();
        var code = $"process.env.CASE_QUEUE_SECRET = '{Secret}';\n{Guide.Marked("fetch").Text}\nprocess.stdout.write(JSON.stringify(await intake('{host.Url}', '{intake}')));";

        using var process = NodePeer.Start("--input-type=module", "-e", code);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var answer = await process.StandardOutput.ReadToEndAsync(patience.Token);

        answer.ShouldBe(Data(received).GetRawText(), await process.StandardError.ReadToEndAsync(patience.Token));
    }

    [PeerFact("standardwebhooks")]
    public async Task JavaScript_TellingWhatBecameOfIt_IsTakenIn()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await Host(receiver);
        var intake = Data(await Emergency(host, receiver)).GetProperty("intakeId").GetString();
        var code = $"process.env.CASE_QUEUE_SECRET = '{Secret}';\n{Guide.Marked("tell").Text}\nprocess.stdout.write(JSON.stringify(await tell('{host.Url}', 'case.accepted', {{ intakeId: '{intake}', clinic: 'Westside' }})));";

        using var process = NodePeer.Start("--input-type=module", "-e", code);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var answer = await process.StandardOutput.ReadToEndAsync(patience.Token);

        answer.ShouldBe("""{"status":202,"state":"refused","why":"no-consent"}""", await process.StandardError.ReadToEndAsync(patience.Token));
    }

    private static async Task<(Received Received, DateTimeOffset Now)> Flagged()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await Host(receiver);
        return (await Emergency(host, receiver), host.Clock.GetUtcNow());
    }

    // Node has no clock of ours, so the host keeps to the real time here.
    private static Task<RunningHost> Host(Receiver receiver) => RunningHost.Start(
        new FakeClock(DateTimeOffset.UtcNow), null, ("CaseQueue:Url", receiver.Url.ToString()), ("CaseQueue:Secret", Secret));

    private static async Task<Received> Emergency(RunningHost host, Receiver receiver)
    {
        await host.Phone("+15551230001").Texts("hello", "1", "1");
        await receiver.Arrival();
        return receiver.All.First();
    }

    private static async Task<HttpStatusCode> Post(HttpClient client, Received received)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(received.Body, Encoding.UTF8, "application/json") };
        request.Headers.Add(StandardWebhooks.IdHeader, received.Id);
        request.Headers.Add(StandardWebhooks.TimestampHeader, received.Timestamp);
        request.Headers.Add(StandardWebhooks.SignatureHeader, received.Signature);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private static JsonElement Data(Received received) => JsonDocument.Parse(received.Body).RootElement.GetProperty("data");

    private static string? Reference(Received received) => Data(received).GetProperty("reference").GetString();
}
