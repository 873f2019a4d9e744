using TriageBot.Alerts;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Stores;

namespace TriageBot.Tests.Outbox;

/// <summary>A clock that ran ahead and is set right must not leave anything waiting until its wrong time comes.</summary>
public sealed class ClockRepairTests
{
    private const string Ana = "+15551234567";

    private static readonly TimeSpan Ahead = TimeSpan.FromHours(3);

    [Fact]
    public async Task Run_EntryWrittenAhead_GoesSoonAfterTheClockIsRight()
    {
        await using var rig = await DeliveryRig.Open();
        await rig.Run();
        rig.Clock.Set(Ahead);
        var text = rig.Text(Ana, "hello");
        await rig.Add(text with { Due = text.Due.AddSeconds(20) });
        await rig.Run();
        rig.Clock.Set(-Ahead);

        await rig.RunFor(TimeSpan.FromSeconds(20));

        rig.Phones.Texts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_RetryWrittenAhead_WaitsItsScheduleFromNow()
    {
        await using var rig = await DeliveryRig.Open();
        rig.Phones.Fails = _ => new SendFailure(true, "20429");
        rig.Clock.Set(Ahead);
        await rig.Add(rig.Text(Ana, "hello"));
        await rig.Run();
        rig.Phones.Fails = _ => null;
        rig.Clock.Set(-Ahead);

        await rig.RunFor(TimeSpan.FromSeconds(5));

        rig.Phones.Texts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_AnotherHostRanAhead_IsMendedByTheNextThatStarts()
    {
        await using var rig = await DeliveryRig.Open();
        await rig.Add(rig.Text(Ana, "hello") with { Due = DeliveryRig.Start + Ahead });

        await rig.RunFor(TimeSpan.FromSeconds(20));

        rig.Phones.Texts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_FarEndAskedForALongPause_IsLeftInPeaceWhileClocksAreRight()
    {
        await using var rig = await DeliveryRig.Open();
        var asked = 0;
        rig.Phones.Fails = _ =>
        {
            asked++;
            return new SendFailure(true, "20429", TimeSpan.FromMinutes(50));
        };
        await rig.Run();
        await rig.Add(rig.Text(Ana, "hello"));

        await rig.RunFor(TimeSpan.FromMinutes(49));

        asked.ShouldBe(1);
    }

    [Fact]
    public async Task Run_PageWrittenAhead_RepeatsAfterItsUsualPause()
    {
        await using var rig = await DeliveryRig.Open();
        await rig.Run();
        var contact = new ContactKey("ana");
        rig.Clock.Set(Ahead);
        var now = rig.Clock.GetUtcNow();
        var conversation = new Conversation { Id = "cnv_1", IntakeId = "int_1", Reference = "K7-42", Dialog = "intake", DialogVersion = "sha256:0", StartedAt = now };
        var (page, _, _) = rig.The<Pager>().Compose(conversation, PageFacts.None, contact, now);
        await rig.Store.Commit(new TurnCommit { Contact = contact, Expected = 0, At = now, Conversation = [1], Page = page }, default);
        await rig.Run();
        rig.Clock.Set(-Ahead);

        await rig.RunFor(TimeSpan.FromMinutes(6));

        rig.Phones.Texts.Count.ShouldBe(2, "one for each number");
    }
}
