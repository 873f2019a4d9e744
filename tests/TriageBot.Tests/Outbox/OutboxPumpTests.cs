using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Outbox;
using TriageBot.Stores;

namespace TriageBot.Tests.Outbox;

public sealed class OutboxPumpTests
{
    private const string Ana = "+15551234567";

    [Fact]
    public async Task RunOnce_SeveralTextsInALane_ArriveInOrderAndLeaveTheOutbox()
    {
        await using var rig = await DeliveryRig.Open();
        await rig.Add(rig.Text(Ana, "one"), rig.Text(Ana, "two"), rig.Text(Ana, "three"));

        (await rig.Run()).ShouldBe(3);

        rig.Phones.Texts.Select(text => text.Text).ShouldBe(["one", "two", "three"]);
        (await rig.Store.Waiting(10, default)).ShouldBeEmpty();
        (await rig.Run()).ShouldBe(0);
    }

    [Fact]
    public async Task RunOnce_NotDueYet_Waits()
    {
        await using var rig = await DeliveryRig.Open();
        await rig.Add(rig.Text(Ana, "later") with { Due = DeliveryRig.Start.AddSeconds(20) });

        (await rig.Run()).ShouldBe(0);
        rig.Clock.Advance(TimeSpan.FromSeconds(20));
        (await rig.Run()).ShouldBe(1);
    }

    [Fact]
    public async Task RunOnce_OneLaneFails_OnlyThatLaneWaits()
    {
        await using var rig = await DeliveryRig.Open();
        rig.Phones.Fails = text => text.To is Ana ? new SendFailure(true, "20429") : null;
        await rig.Add(rig.Text(Ana, "one"), rig.Text(Ana, "two"), rig.Text("+15557654321", "other"));

        await rig.Run();
        rig.Phones.Texts.Select(text => text.Text).ShouldBe(["other"]);

        rig.Phones.Fails = _ => null;
        (await rig.Run()).ShouldBe(0);
        rig.Clock.Advance(TimeSpan.FromSeconds(5));
        await rig.Run();
        rig.Phones.Texts.Select(text => text.Text).ShouldBe(["other", "one", "two"]);
    }

    [Fact]
    public async Task RunOnce_FailureNotWorthRepeating_BuriesAndGoesOn()
    {
        await using var rig = await DeliveryRig.Open();
        rig.Phones.Fails = text => text.Text is "one" ? new SendFailure(false, "21211") : null;
        await rig.Add(rig.Text(Ana, "one"), rig.Text(Ana, "two"));

        await rig.Run();

        rig.Phones.Texts.Select(text => text.Text).ShouldBe(["two"]);
        var dead = (await rig.Store.DeadLetters(10, default)).ShouldHaveSingleItem();
        (dead.LastError, dead.Attempts).ShouldBe(("21211", 1));
    }

    [Fact]
    public async Task RunOnce_ChannelThrows_TriesAgainAndOthersGoOn()
    {
        await using var rig = await DeliveryRig.Open();
        rig.Phones.Fails = text => text.To is Ana ? throw new InvalidOperationException("a bug") : null;
        await rig.Add(rig.Text(Ana, "one"), rig.Text("+15557654321", "other"));

        await rig.Run();

        rig.Phones.Texts.Select(text => text.Text).ShouldBe(["other"]);
        (await rig.Store.Waiting(10, default)).ShouldHaveSingleItem().LastError.ShouldBe("bug-InvalidOperationException");
    }

    [Fact]
    public async Task RunOnce_PayloadDoesNotOpen_IsKeptAndHoldsNobodyUp()
    {
        await using var rig = await DeliveryRig.Open();
        await rig.Add(rig.Text(Ana, "one") with { Payload = [1, 2, 3] }, rig.Text("+15557654321", "other"));

        await rig.Run();

        rig.Phones.Texts.Select(text => text.Text).ShouldBe(["other"]);
        (await rig.Store.Waiting(10, default)).ShouldHaveSingleItem().Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task RunOnce_CarrierSaysOptedOut_TellsTurnsAndDropsTheText()
    {
        await using var rig = await DeliveryRig.Open();
        rig.Phones.Fails = _ => new SendFailure(false, "21610");
        await rig.Add(rig.Text(Ana, "one"));

        await rig.Run();

        rig.Turns.OptedOut.ShouldBe([("sms", Ana)]);
        (await rig.Store.Waiting(10, default)).ShouldBeEmpty();
        (await rig.Store.DeadLetters(10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task RunOnce_NoSuchChannel_IsKept()
    {
        await using var rig = await DeliveryRig.Open();
        var text = rig.Text(Ana, "one");
        var payload = rig.The<OutboxPayloads>().Seal(new OutboundMessage(text.Id, "pigeon", Ana, "one", false));
        await rig.Add(text with { Payload = payload });

        await rig.Run();

        (await rig.Store.Waiting(10, default)).ShouldHaveSingleItem().LastError.ShouldBe("no-channel");
    }

    [Fact]
    public async Task RunOnce_TimerDue_FiresOnce()
    {
        await using var rig = await DeliveryRig.Open();
        var contact = new ContactKey("ana");
        await rig.Begin(contact, new TimerChange(TimerKind.Nudge, DeliveryRig.Start.AddHours(20)));

        await rig.RunFor(TimeSpan.FromHours(19));
        rig.Turns.Fired.ShouldBeEmpty();
        await rig.RunFor(TimeSpan.FromHours(2));
        rig.Turns.Fired.ShouldHaveSingleItem().Kind.ShouldBe(TimerKind.Nudge);
    }

    [Fact]
    public async Task RunOnce_TimerBreaks_OthersFireAndItIsTriedAgainAfterARest()
    {
        await using var rig = await DeliveryRig.Open();
        await rig.Begin(new ContactKey("bad"), new TimerChange(TimerKind.Nudge, DeliveryRig.Start));
        await rig.Begin(new ContactKey("good"), new TimerChange(TimerKind.Nudge, DeliveryRig.Start));
        rig.Turns.Breaks = timer => timer.Contact.Value is "bad";

        await rig.Run();
        await rig.Run();
        rig.Turns.Fired.Select(timer => timer.Contact.Value).Order(StringComparer.Ordinal).ShouldBe(["bad", "good"]);

        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        rig.Turns.Breaks = _ => false;
        (await rig.Run()).ShouldBe(1);
        (await rig.Store.NextDue(default)).ShouldBeNull();
    }

    [Fact]
    public async Task RunOnce_MarksOlderThanTwoDays_AreForgotten()
    {
        await using var rig = await DeliveryRig.Open();
        var mark = new MessageMark(new MessageKey("SM1"), [7]);
        await rig.Store.Commit(new TurnCommit { Contact = new("ana"), Expected = 0, At = DeliveryRig.Start, Conversation = [1], Mark = mark }, default);

        rig.Clock.Advance(TimeSpan.FromHours(47));
        await rig.Run();
        (await rig.Store.Load(new("ana"), mark.Key, default)).Remembered.ShouldNotBeNull();

        rig.Clock.Advance(TimeSpan.FromHours(2));
        await rig.Run();
        (await rig.Store.Load(new("ana"), mark.Key, default)).Remembered.ShouldBeNull();
    }
}
