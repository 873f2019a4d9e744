using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.CaseQueue;
using TriageBot.CaseQueue.News;
using TriageBot.Stores;
using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.CaseQueue;

/// <summary>What the case system tells reaches the person's phone, once, and what they answer reaches the case.</summary>
public sealed class CaseNewsTests : IAsyncLifetime
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private Receiver _cases = null!;
    private RunningHost _host = null!;
    private Phone _ana = null!;
    private string _intake = "";
    private int _sent;

    public async Task InitializeAsync()
    {
        _cases = await Receiver.Start();
        _host = await RunningHost.Start(settings: [("CaseQueue:Url", _cases.Url.ToString()), ("CaseQueue:Secret", Secret)]);
        _ana = _host.Phone("+15551230001");
        await Conversations.Finish(_ana, "hello");
        await _host.RepliesNoted();
        await _host.Pump();
        _intake = (await _host.Get<IRecordStore>().Intakes(1, default)).ShouldHaveSingleItem().Id;
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _cases.DisposeAsync();
    }

    [Fact]
    public async Task Accepted_SignedByTheCaseSystem_IsTextedOnceInTheirLanguage()
    {
        var body = Body("case.accepted", new { clinic = "Westside Legal Aid" });

        (await Post(body, id: "msg_1")).ShouldBe((HttpStatusCode.Accepted, """{"state":"said","why":null}"""));
        (await Post(body, id: "msg_1")).ShouldBe((HttpStatusCode.Accepted, """{"state":"said","why":null}"""));
        await _host.Pump();

        Texts().ShouldHaveSingleItem().ShouldContain("Westside Legal Aid");
        (await Trail()).ShouldBe(["case-system: accepted, said"]);
    }

    [Fact]
    public async Task Appointment_AtNight_IsTextedInTheMorningAndRemindedOf()
    {
        await _host.Pass(TimeSpan.FromHours(14));

        (await Post(Body("case.appointment", new { at = "2026-12-01T14:30:00-05:00", place = "1200 Main St" }))).ShouldBe((HttpStatusCode.Accepted, """{"state":"waits","why":"night"}"""));
        await _host.Pump();
        Texts().ShouldBeEmpty();

        await _host.Wait(TimeSpan.FromHours(9), TimeSpan.FromHours(1));
        Texts().ShouldHaveSingleItem().ShouldContain("December 1, 2026 at 2:30 PM");
        await _host.Wait(TimeSpan.FromDays(7), TimeSpan.FromHours(6));
        Texts().Count(text => text.Contains("tomorrow", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Closed_TheirAnswerToTheSurvey_BecomesFeedback()
    {
        (await Post(Body("case.closed", new { }))).Status.ShouldBe(HttpStatusCode.Accepted);
        await _host.Pump();
        (await _host.Get<IRecordStore>().Intakes(10, default)).ShouldBeEmpty();

        (await _ana.Text("1")).ShouldContain("Thank you");
        await _host.RepliesNoted();
        await _host.Pump();

        var feedback = JsonNode.Parse(_cases.All.Last().Body)!;
        ((string?)feedback["type"], (string?)feedback["data"]!["intakeId"]).ShouldBe(("feedback.received", _intake));
        var answer = feedback["data"]!["answers"]!.AsArray().Single(one => (string?)one!["question"] is "survey")!;
        ((string?)answer["value"], (string?)answer["text"]).ShouldBe(("yes", "1"));
        (await _host.Get<IRecordStore>().Intakes(10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Closed_ThenItDidNotHelp_IsInTheQueueAgain()
    {
        await Post(Body("case.closed", new { }));

        await _ana.Text("2");

        (await _host.Get<IRecordStore>().Intakes(10, default)).ShouldHaveSingleItem().Id.ShouldBe(_intake);
    }

    [Fact]
    public async Task Message_InTheirLanguage_IsAnsweredToTheCase()
    {
        (await Post(Body("case.message", new { text = "Do you still have the letter?" }))).Status.ShouldBe(HttpStatusCode.Accepted);
        await _host.Pump();
        Texts().ShouldHaveSingleItem().ShouldContain("Do you still have the letter?");

        await _ana.Text("yes it is here with me");
        await _host.RepliesNoted();
        await _host.Pump();

        var update = JsonNode.Parse(_cases.All.Last().Body)!;
        ((string?)update["type"], update.ToJsonString().Contains("yes it is here with me", StringComparison.Ordinal)).ShouldBe(("intake.updated", true));
    }

    [Fact]
    public async Task Message_WithoutWordsTheyRead_IsRefusedNamingTheLanguage()
    {
        await _ana.Text("español");

        var (status, body) = await Post(Body("case.message", new { text = "Do you still have the letter?" }));
        (status, body.Contains("'es'", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.UnprocessableEntity, true));

        (await Post(Body("case.message", new { text = new { en = "Do you still have the letter?", es = "¿Todavía tienes la carta?" } }))).Status.ShouldBe(HttpStatusCode.Accepted);
        await _host.Pump();
        Texts().ShouldHaveSingleItem().ShouldContain("tienes la carta?");
    }

    [Fact]
    public async Task News_ToWhoeverWroteStop_IsRefusedAndNothingIsSent()
    {
        await _ana.Text("STOP");
        await _host.RepliesNoted();
        await _host.Pump();

        (await Post(Body("case.accepted", new { clinic = "Westside" }))).Body.ShouldBe("""{"state":"refused","why":"opted-out"}""");
        await _host.Pump();

        Texts().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""nothing""", "body")]
    [InlineData("""[]""", "body")]
    [InlineData("""{}""", "type")]
    [InlineData("""{"type":"case.lost"}""", "type")]
    [InlineData("""{"type":"case.closed"}""", "data")]
    [InlineData("""{"type":"case.closed","data":{"intakeId":7}}""", "data.intakeId")]
    [InlineData("""{"type":"case.accepted","data":{"intakeId":"int_1"}}""", "data.clinic")]
    [InlineData("""{"type":"case.accepted","data":{"intakeId":"int_1","clinic":"a\nb"}}""", "data.clinic")]
    [InlineData("""{"type":"case.appointment","data":{"intakeId":"int_1","place":"x"}}""", "data.at")]
    [InlineData("""{"type":"case.appointment","data":{"intakeId":"int_1","place":"x","at":"2026-12-01T14:30:00"}}""", "data.at")]
    [InlineData("""{"type":"case.appointment","data":{"intakeId":"int_1","at":"2026-12-01T14:30:00Z"}}""", "data.place")]
    [InlineData("""{"type":"case.appointment","data":{"intakeId":"int_1","at":"2026-12-01T14:30:00Z","cancelled":"yes"}}""", "data.cancelled")]
    [InlineData("""{"type":"case.documents","data":{"intakeId":"int_1","papers":[]}}""", "data.papers")]
    [InlineData("""{"type":"case.documents","data":{"intakeId":"int_1","papers":["ssn"]}}""", "data.papers")]
    [InlineData("""{"type":"case.documents","data":{"intakeId":"int_1","papers":[{}]}}""", "data.papers")]
    [InlineData("""{"type":"case.declined","data":{"intakeId":"int_1","clinic":"x","referral":7}}""", "data.referral")]
    [InlineData("""{"type":"case.message","data":{"intakeId":"int_1","text":{}}}""", "data.text")]
    [InlineData("""{"type":"case.message","data":{"intakeId":"int_1","text":{"es":""}}}""", "data.text.es")]
    public async Task Malformed_IsAnsweredWithTheField(string body, string field)
    {
        var (status, answer) = await Post(body);

        (status, (JsonNode.Parse(answer)!["errors"] as JsonObject)?.Single().Key).ShouldBe((HttpStatusCode.BadRequest, field));
    }

    [Fact]
    public async Task Unsigned_OrOfNoIntake_IsTurnedAway()
    {
        (await Post(Body("case.closed", new { }), sign: false)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await Post("""{"type":"case.closed","data":{"intakeId":"int_nobody"}}""")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Post(new string('x', 2_000_000), sign: false)).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private string Body(string type, object data)
    {
        var json = JsonSerializer.SerializeToNode(data)!.AsObject();
        json["intakeId"] = _intake;
        return new JsonObject { ["type"] = type, ["timestamp"] = "2026-11-23T15:00:00Z", ["data"] = json }.ToJsonString();
    }

    private async Task<(HttpStatusCode Status, string Body)> Post(string body, string? id = null, bool sign = true)
    {
        id ??= $"msg_{++_sent}x";
        StandardWebhooks.TryCreate(Secret, out var signer, out _).ShouldBeTrue();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/cases/events") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        // Whoever is refused for the length of the body is told before it is sent, not while the connection breaks under it.
        request.Headers.ExpectContinue = body.Length > 1_000_000;
        if (sign)
        {
            request.Headers.Add(StandardWebhooks.IdHeader, id);
            request.Headers.Add(StandardWebhooks.TimestampHeader, StandardWebhooks.Seconds(_host.Clock.GetUtcNow()));
            request.Headers.Add(StandardWebhooks.SignatureHeader, signer!.Sign(id, _host.Clock.GetUtcNow(), Encoding.UTF8.GetBytes(body)));
        }

        using var response = await _host.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    // What we started: answers travel in the response.
    private List<string> Texts() => [.. _host.Twilio.All.Select(request => WebUtility.UrlDecode(request.Body)).Where(body => body.Contains("your number", StringComparison.Ordinal) || body.Contains("tu n", StringComparison.Ordinal))];

    private async Task<string[]> Trail() =>
        [.. (await _host.Get<IRecordStore>().AuditTrail(100, default)).Where(entry => entry.Subject == _intake && entry.Action is "news").Select(entry => $"{entry.Actor}: {entry.Detail}")];
}
