using System.Text.Json;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary>The main job through the front door: signed texts in, a signed intake out.</summary>
public class IntakeTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public async Task Conversation_Finished_IntakeReachesTheCaseQueueOnce()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await RunningHost.Start(settings: CaseQueue(receiver));
        var ana = host.Phone("+15551230001");
        await Conversations.Finish(ana, "hola");
        await host.Pump();

        var completed = receiver.Accepted.Where(event_ => Type(event_) == "intake.completed").ShouldHaveSingleItem();
        var data = JsonDocument.Parse(completed.Body).RootElement.GetProperty("data");
        data.GetProperty("language").GetProperty("tag").GetString().ShouldBe("es");
        data.GetProperty("contact").GetProperty("address").GetString().ShouldBe("+15551230001");
        data.GetProperty("consent").GetProperty("reply").GetString().ShouldBe("1");
        ana.Thread[^1].ShouldContain(data.GetProperty("reference").GetString()!);
    }

    [Fact]
    public async Task Emergency_BeforeConsent_IsFlaggedAndPagedAtOnce()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await RunningHost.Start(settings: [.. CaseQueue(receiver), ("Alerts:To:0", "+15559990001")]);
        await host.Phone("+15551230002").Texts("hola", "1", "1");
        await host.Pump();

        var flagged = receiver.Accepted.ShouldHaveSingleItem();
        Type(flagged).ShouldBe("intake.flagged");
        var data = JsonDocument.Parse(flagged.Body).RootElement.GetProperty("data");
        data.GetProperty("urgency").GetProperty("level").GetString().ShouldBe("emergency");
        data.GetProperty("consent").ValueKind.ShouldBe(JsonValueKind.Null);
        data.GetProperty("answers").GetArrayLength().ShouldBe(0);
        host.Twilio.Accepted.ShouldContain(text => text.Body.Contains("To=%2B15559990001"));
    }

    [Fact]
    public async Task Message_Redelivered_GetsTheSameAnswerAndChangesNothing()
    {
        await using var host = await RunningHost.Start();
        var phone = host.Phone("+15551230003");
        var sid = Phone.NewSid();
        var first = await phone.Text("hello", sid);
        (await phone.Text("hello", sid)).ShouldBe(first);
        (await phone.Text("1")).ShouldContain("danger");
    }

    [Fact]
    public async Task Host_Restarted_ConversationGoesOnWhereItWas()
    {
        var folder = Directory.CreateTempSubdirectory("triagebot-").FullName;
        var clock = new FakeClock(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        await using (var host = await RunningHost.Start(clock, folder))
        {
            await host.Phone("+15551230004").Texts("hello", "1");
        }

        await using (var host = await RunningHost.Start(clock, folder))
        {
            (await host.Phone("+15551230004").Text("2")).ShouldContain("1 Yes, I agree");
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Silence_AfterConsent_HandsOverWhatIsKnown()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await RunningHost.Start(settings: CaseQueue(receiver));
        await host.Phone("+15551230005").Texts("hello", "1", "2", "1", "1", "2");
        await host.Wait(TimeSpan.FromHours(3), TimeSpan.FromMinutes(30));
        receiver.Accepted.Select(Type).ShouldBe(["intake.partial"]);
    }

    private static (string, string)[] CaseQueue(Receiver receiver) => [("CaseQueue:Url", receiver.Url.ToString()), ("CaseQueue:Secret", Secret)];

    private static string? Type(Received event_) => JsonDocument.Parse(event_.Body).RootElement.GetProperty("type").GetString();
}
