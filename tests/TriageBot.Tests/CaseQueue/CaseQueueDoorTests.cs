using System.Net;
using System.Text.Json.Nodes;
using TriageBot.CaseQueue;
using TriageBot.Engine.Urgency;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.CaseQueue;

public sealed class CaseQueueDoorTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public async Task Get_SignedOverAnEmptyBody_ReturnsTheIntakesData()
    {
        await using var host = await Host();

        using var response = await Ask(host, "int_1", Signed(host));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var data = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        ((string?)data["intakeId"], (int?)data["revision"]).ShouldBe(("int_1", 3));
    }

    [Fact]
    public async Task Get_UnknownIntake_IsNotFoundOnlyForWhoSigned()
    {
        await using var host = await Host();

        (await Ask(host, "int_2", Signed(host))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Ask(host, "int_2", [])).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Get_HeaderMissingOrWrong_IsUnauthorized()
    {
        await using var host = await Host();
        foreach (var (header, value) in new (string, string?)[]
        {
            ("webhook-id", null), ("webhook-id", "msg_2"), ("webhook-timestamp", null), ("webhook-timestamp", "soon"),
            ("webhook-signature", null), ("webhook-signature", ""), ("webhook-signature", "v1,AAAA"),
        })
        {
            var headers = Signed(host).Where(one => !string.Equals(one.Name, header, StringComparison.Ordinal)).ToList();
            if (value is not null)
            {
                headers.Add((header, value));
            }

            using var response = await Ask(host, "int_1", headers);

            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{header}: {value}");
            (await response.Content.ReadAsStringAsync()).ShouldNotContain("Ana");
        }
    }

    [Fact]
    public async Task Get_SignatureSixMinutesOld_IsUnauthorized()
    {
        await using var host = await Host();
        var headers = Signed(host);

        host.Clock.Advance(TimeSpan.FromMinutes(6));

        (await Ask(host, "int_1", headers)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [PeerFact("standardwebhooks")]
    public async Task Get_SignedByTheLibrary_IsLetIn()
    {
        await using var host = await Host();
        var timestamp = host.Clock.GetUtcNow().ToUnixTimeSeconds();
        var signature = (await NodePeer.Ask<string[]>("sign-request.js", new { secret = Secret, requests = new[] { new { id = "msg_1", timestamp, body = "" } } })).Single();

        using var response = await Ask(host, "int_1", [("webhook-id", "msg_1"), ("webhook-timestamp", $"{timestamp}"), ("webhook-signature", signature)]);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<RunningHost> Host()
    {
        var host = await RunningHost.Start(null, null, ("CaseQueue:Secret", Secret));
        var document = host.Get<ISealer>().Seal("""{"intakeId":"int_1","revision":3,"contact":{"name":"Ana"}}"""u8, "intake");
        var now = host.Clock.GetUtcNow();
        await host.Get<IStore>().Commit(new TurnCommit
        {
            Contact = new("ana"), Expected = 0, At = now, Conversation = [1], Intake = new IntakeRow("int_1", new("ana"), 3, Level.Routine, 0, now, document),
        }, default);
        return host;
    }

    private static List<(string Name, string Value)> Signed(RunningHost host)
    {
        StandardWebhooks.TryCreate(Secret, out var webhooks, out _).ShouldBeTrue();
        var now = host.Clock.GetUtcNow();
        return [("webhook-id", "msg_1"), ("webhook-timestamp", StandardWebhooks.Seconds(now)), ("webhook-signature", webhooks.Sign("msg_1", now, []))];
    }

    private static async Task<HttpResponseMessage> Ask(RunningHost host, string id, IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/intakes/{id}");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await host.Client.SendAsync(request);
    }
}
