using TriageBot.Engine.Urgency;
using TriageBot.Outbox;
using TriageBot.Stores;
using TriageBot.Tests.Outbox;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.CaseQueue;

/// <summary>The receiver is down for a long time.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task Outage_OfADay_LosesNothingAndKeepsTheOrder()
    {
        await using var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url, pagers: []);
        receiver.Answer = Receiver.With(503);
        for (var hour = 0; hour < 24; hour++)
        {
            await rig.Add([.. Enumerable.Range(0, 5).Select(intake => rig.Event($"int_{intake}", hour + 1))]);
            await rig.RunFor(TimeSpan.FromHours(1));
        }

        receiver.Answer = Receiver.With(204);
        await rig.RunFor(TimeSpan.FromHours(10));

        receiver.Accepted.Count.ShouldBe(5 * 24);
        foreach (var intake in receiver.Accepted.GroupBy(one => Intake(one.Body), StringComparer.Ordinal))
        {
            intake.Select(one => Revision(one.Body)).ShouldBe(Enumerable.Range(1, 24));
        }

        receiver.Accepted.Select(one => one.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(5 * 24);
        (await rig.Store.Waiting(10, default)).ShouldBeEmpty();
        (await rig.Store.DeadLetters(10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Outage_LongerThanTheSchedule_LeavesADeadLetterThatReplaysUnderTheSameId()
    {
        await using var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url, pagers: []);
        receiver.Answer = Receiver.With(500);
        var first = rig.Event("int_1", 1);
        await rig.Add(first, rig.Event("int_1", 2));

        await rig.RunFor(TimeSpan.FromSeconds(5 + 30 + 300 + 1800 + 7200 + 18000 + 36000 + 35999));
        receiver.All.Count.ShouldBe(8);
        (await rig.Store.DeadLetters(10, default)).ShouldBeEmpty();

        receiver.Answer = async (received, context) => await Receiver.With(string.Equals(received.Id, first.Id, StringComparison.Ordinal) ? 500 : 200)(received, context);
        await rig.RunFor(TimeSpan.FromSeconds(1));
        (await rig.Store.DeadLetters(10, default)).ShouldHaveSingleItem().Id.ShouldBe(first.Id);
        receiver.Accepted.Select(one => Revision(one.Body)).ShouldBe([2]);

        receiver.Answer = Receiver.With(200);
        var said = new StringWriter();
        (await rig.The<OutboxDesk>().Replay(first.Id, said, default)).ShouldBeTrue();
        await rig.Run();
        receiver.Accepted.Last().Id.ShouldBe(first.Id);
        (await rig.Store.DeadLetters(10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Outage_EmergencysFirstFailure_PagesStaffOnceAndUntilSomebodyTakesIt()
    {
        await using var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url);
        receiver.Answer = Receiver.With(500);
        await rig.Begin(new ContactKey("int_1"));
        await rig.Begin(new ContactKey("int_2"));
        await rig.Add(rig.Event("int_1", 1, Level.Emergency), rig.Event("int_2", 1, Level.SameDay));

        await rig.RunFor(TimeSpan.FromMinutes(4));

        receiver.All.Count.ShouldBe(6);
        rig.Phones.Texts.Count.ShouldBe(2);
        rig.Phones.Texts.ShouldAllBe(text => text.Text.Contains("K7-42 did not reach", StringComparison.Ordinal));
        await rig.RunFor(TimeSpan.FromMinutes(7));
        rig.Phones.Texts.Count.ShouldBe(6);
    }

    private static string Intake(string body) => System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("data").GetProperty("intakeId").GetString()!;

    private static int Revision(string body) => System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("data").GetProperty("revision").GetInt32();
}
