using TriageBot.Engine.Conversations;
using TriageBot.Stores;

namespace TriageBot.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [StoreFact]
    public async Task Due_SeveralInALane_GivesTheFirstOnly()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { Outbox = [Entry("a1", "ana"), Entry("a2", "ana")] });
        await MustCommit(store, Turn(Ben, 0) with { Outbox = [Entry("b1", "ben", Ben, due: -1)] });

        (await DueIds(store)).ShouldBe("b1 a1");
        (await DueIds(store, limit: 1)).ShouldBe("b1");
        await store.Delivered(["a1", "b1", "unknown"], default);
        (await DueIds(store)).ShouldBe("a2");
        await store.Delivered(["a1", "a2"], default);
        (await store.Waiting(10, default)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Due_EntryGiven_ComesBackAsItWas()
    {
        await using var store = await NewStore();
        await store.Add([Entry("a1", "ana", due: 3) with { Attempts = 2, LastError = "timeout" }], default);

        var entry = (await store.Due(OutboxKind.Message, Noon.AddMinutes(3), 1, default)).ShouldHaveSingleItem();

        (entry with { Payload = [] }).ShouldBe(new("a1", Ana, "ana", OutboxKind.Message, Noon.AddMinutes(3), entry.Payload, 2, "timeout") { Payload = [] });
        Text(entry.Payload).ShouldBe("payload of a1");
    }

    [StoreFact]
    public async Task Due_OneKindAskedFor_GivesNoOther()
    {
        await using var store = await NewStore();
        await store.Add([Entry("sms", "1"), Entry("case", "2", kind: OutboxKind.CaseEvent), Entry("urgent", "3", kind: OutboxKind.Urgent)], default);

        (await DueIds(store, kind: OutboxKind.Message)).ShouldBe("sms");
        (await DueIds(store, kind: OutboxKind.CaseEvent)).ShouldBe("case");
        (await DueIds(store, kind: OutboxKind.Urgent)).ShouldBe("urgent");
    }

    [StoreFact]
    public async Task Due_BeforeItsTime_IsNotGiven()
    {
        await using var store = await NewStore();
        await store.Add([Entry("later", due: 10)], default);

        (await DueIds(store, minutes: 9)).ShouldBe("");
        (await DueIds(store, minutes: 10)).ShouldBe("later");
    }

    [StoreFact]
    public async Task Retry_FirstOfALane_HoldsTheLaneUntilItIsDue()
    {
        await using var store = await NewStore();
        await store.Add([Entry("a1"), Entry("a2")], default);

        await store.Retry("a1", 1, Noon.AddMinutes(5), "503", default);

        (await DueIds(store, minutes: 4)).ShouldBe("");
        var first = (await store.Due(OutboxKind.Message, Noon.AddMinutes(5), 10, default)).ShouldHaveSingleItem();
        (first.Id, first.Attempts, first.LastError, first.Due).ShouldBe(("a1", 1, "503", Noon.AddMinutes(5)));
    }

    [StoreFact]
    public async Task Bury_FirstOfALane_LetsTheLaneGoOn()
    {
        await using var store = await NewStore();
        await store.Add([Entry("a1"), Entry("a2"), Entry("a3")], default);

        await store.Bury("a1", 8, Noon.AddMinutes(1), "410", default);

        (await DueIds(store)).ShouldBe("a2");
        Ids(await store.Waiting(10, default)).ShouldBe("a2 a3");
        var dead = (await store.DeadLetters(10, default)).ShouldHaveSingleItem();
        (dead.Id, dead.Attempts, dead.LastError).ShouldBe(("a1", 8, "410"));
    }

    [StoreFact]
    public async Task DeadLetters_Several_LongestDeadFirst()
    {
        await using var store = await NewStore();
        await store.Add([Entry("a1"), Entry("b1", "b"), Entry("c1", "c")], default);
        await store.Bury("c1", 8, Noon.AddMinutes(1), "x", default);
        await store.Bury("a1", 8, Noon.AddMinutes(2), "x", default);

        Ids(await store.DeadLetters(10, default)).ShouldBe("c1 a1");
        Ids(await store.DeadLetters(1, default)).ShouldBe("c1");
    }

    [StoreFact]
    public async Task Replay_DeadLetter_TakesItsOldPlaceWithAttemptsForgotten()
    {
        await using var store = await NewStore();
        await store.Add([Entry("a1"), Entry("a2")], default);
        await store.Bury("a1", 8, Noon, "500", default);

        (await store.Replay("a1", Noon.AddHours(1), default)).ShouldBeTrue();

        (await DueIds(store, minutes: 59)).ShouldBe("");
        var entry = (await store.Due(OutboxKind.Message, Noon.AddHours(1), 10, default)).ShouldHaveSingleItem();
        (entry.Id, entry.Attempts, entry.LastError, Text(entry.Payload)).ShouldBe(("a1", 0, null, "payload of a1"));
        await store.Delivered(["a1"], default);
        (await DueIds(store)).ShouldBe("a2");
        (await store.DeadLetters(10, default)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Replay_NoSuchDeadLetter_IsFalseAndChangesNothing()
    {
        await using var store = await NewStore();
        await store.Add([Entry("a1") with { Attempts = 3 }], default);

        (await store.Replay("a1", Noon.AddHours(1), default)).ShouldBeFalse();
        (await store.Replay("unknown", Noon, default)).ShouldBeFalse();

        (await store.Waiting(10, default)).ShouldHaveSingleItem().Attempts.ShouldBe(3);
    }

    [StoreFact]
    public async Task RetryAndBury_UnknownDeliveredOrDead_ChangeNothing()
    {
        await using var store = await NewStore();
        await store.Add([Entry("gone"), Entry("dead", "2")], default);
        await store.Delivered(["gone"], default);
        await store.Bury("dead", 8, Noon, "500", default);

        await store.Retry("gone", 1, Noon, "x", default);
        await store.Bury("gone", 1, Noon, "x", default);
        await store.Retry("dead", 9, Noon, "x", default);
        await store.Bury("dead", 9, Noon, "x", default);

        (await store.Waiting(10, default)).ShouldBeEmpty();
        (await store.DeadLetters(10, default)).ShouldHaveSingleItem().Attempts.ShouldBe(8);
    }

    [StoreFact]
    public async Task Delivered_BehindTheFirst_LeavesTheFirstFirst()
    {
        await using var store = await NewStore();
        await store.Add([Entry("a1"), Entry("a2"), Entry("a3")], default);

        await store.Delivered(["a2"], default);

        (await DueIds(store)).ShouldBe("a1");
        await store.Delivered(["a1"], default);
        (await DueIds(store)).ShouldBe("a3");
    }

    [StoreFact]
    public async Task Waiting_Several_LongestDueFirst()
    {
        await using var store = await NewStore();
        await store.Add([Entry("a1", due: 2), Entry("a2", due: 1), Entry("b1", "b", kind: OutboxKind.CaseEvent)], default);

        Ids(await store.Waiting(10, default)).ShouldBe("b1 a2 a1");
        Ids(await store.Waiting(2, default)).ShouldBe("b1 a2");
    }

    [StoreFact]
    public async Task NextDue_EntriesTimersAndPages_IsTheEarliestThatCanHappen()
    {
        await using var store = await NewStore();
        (await store.NextDue(default)).ShouldBeNull();

        await MustCommit(store, Turn(Ana, 0) with { Timers = [new(TimerKind.Expire, Noon.AddMinutes(9))] });
        (await store.NextDue(default)).ShouldBe(Noon.AddMinutes(9));
        await MustCommit(store, Turn(Ana, 1) with { Page = Page("p1", "c1", next: 8) });
        (await store.NextDue(default)).ShouldBe(Noon.AddMinutes(8));
        await store.Add([Entry("a1", due: 7), Entry("behind", due: 1)], default);
        (await store.NextDue(default)).ShouldBe(Noon.AddMinutes(7));
        await store.Add([Entry("u1", "urgent", kind: OutboxKind.Urgent, due: 6)], default);
        (await store.NextDue(default)).ShouldBe(Noon.AddMinutes(6));

        await store.Bury("u1", 1, Noon, "x", default);
        await store.Delivered(["a1", "behind"], default);
        await store.AcknowledgePage("c1", null, "rosa", Noon, default);
        (await store.NextDue(default)).ShouldBe(Noon.AddMinutes(9));
    }
}
