using TriageBot.Engine.Conversations;
using TriageBot.Stores;

namespace TriageBot.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [StoreFact]
    public async Task Commit_Erase_RemovesAllOfTheContactAndOfNobodyElse()
    {
        await using var store = await NewStore();
        await MustCommit(store, Whole(Ana, 0));
        await MustCommit(store, Whole(Ben, 0) with { Mark = null });
        await store.Bury("contact-ana-0-a", 8, Noon, "500", default);

        await MustCommit(store, new TurnCommit { Contact = Ana, Expected = 1, At = Noon, Erase = true });

        (await store.Load(Ana, null, default)).ShouldBe(new Loaded(null, 0, null));
        (await store.Transcript(Ana, default)).ShouldBeEmpty();
        (await store.Intake("int_contact-ana", default)).ShouldBeNull();
        (await store.Attachment("int_contact-ana", 1, default)).ShouldBeNull();
        (await store.AcknowledgePage("code_contact-ana", null, "rosa", Noon, default)).ShouldBeNull();
        (await store.DeadLetters(10, default)).ShouldBeEmpty();

        (await store.Load(Ben, null, default)).Version.ShouldBe(1);
        (await store.Transcript(Ben, default)).Count.ShouldBe(2);
        Text(await store.Attachment("int_contact-ben", 1, default)).ShouldBe("voice note");
        (await store.DueTimers(Noon, 10, default)).ShouldBe([new(Ben, TimerKind.Nudge, Noon)]);
        (await store.Intakes(10, default)).ShouldHaveSingleItem().Contact.ShouldBe(Ben);
        (await store.DuePages(Noon.AddHours(1), 10, default)).ShouldHaveSingleItem().Contact.ShouldBe(Ben);
        Ids(await store.Waiting(10, default)).ShouldBe("contact-ben-0-a contact-ben-0-b");
    }

    [StoreFact]
    public async Task Commit_ForgetTexts_KeepsTheConversationAndWhatTheSameCommitWrites()
    {
        await using var store = await NewStore();
        await MustCommit(store, Whole(Ana, 0));
        await MustCommit(store, new TurnCommit { Contact = Ana, Expected = 1, At = Noon, ForgetTranscript = true, ForgetIntakes = true, Transcript = [Bytes("new")] });

        (await store.Transcript(Ana, default)).ShouldHaveSingleItem().ShouldBe(Bytes("new"));
        (await store.Attachment("int_contact-ana", 1, default)).ShouldBeNull();
        (await store.Intakes(10, default)).ShouldBeEmpty();
        (await store.Load(Ana, null, default)).Conversation.ShouldNotBeNull();
    }

    [StoreFact]
    public async Task Commit_Erase_KeepsWhatTheSameCommitWrites()
    {
        await using var store = await NewStore();
        await MustCommit(store, Whole(Ana, 0));

        var receipt = Whole(Ana, 1) with { Erase = true, Transcript = [Bytes("deleted")], Timers = [], Intake = null, Page = null, Attachment = null };
        await MustCommit(store, receipt);

        var loaded = await store.Load(Ana, new MessageKey("message 1"), default);
        (loaded.Version, Text(loaded.Conversation), Text(loaded.Remembered)).ShouldBe((2, "contact-ana after 2", "answer"));
        (await store.Transcript(Ana, default)).Select(Text).ShouldBe(["deleted"]);
        Ids(await store.Waiting(10, default)).ShouldBe("contact-ana-1-a contact-ana-1-b");
        (await DueIds(store)).ShouldBe("contact-ana-1-a");
        (await store.DueTimers(Noon, 10, default)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Commit_EraseOfAVersionPassedBy_ErasesNothing()
    {
        await using var store = await NewStore();
        await MustCommit(store, Whole(Ana, 0));
        await MustCommit(store, Turn(Ana, 1));

        (await store.Commit(new TurnCommit { Contact = Ana, Expected = 1, At = Noon, Erase = true }, default)).ShouldBeFalse();

        (await store.Transcript(Ana, default)).Count.ShouldBe(2);
    }

    [StoreFact]
    public async Task DeliveredRetryBury_AfterAnErase_BringNothingBack()
    {
        await using var store = await NewStore();
        await MustCommit(store, Whole(Ana, 0));
        await MustCommit(store, new TurnCommit { Contact = Ana, Expected = 1, At = Noon, Erase = true });

        await store.Retry("contact-ana-0-a", 1, Noon, "503", default);
        await store.Bury("contact-ana-0-b", 1, Noon, "503", default);
        await store.Delivered(["contact-ana-0-a"], default);

        (await store.Waiting(10, default)).ShouldBeEmpty();
        (await store.DeadLetters(10, default)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Reseal_EverySealedValue_PassesThroughOnce()
    {
        await using var store = await NewStore();
        await MustCommit(store, Whole(Ana, 0));
        await MustCommit(store, Turn(Ben, 0) with { Conversation = null });
        await store.Bury("contact-ana-0-b", 8, Noon, "500", default);
        var seen = new List<string>();

        var changed = await store.Reseal(
            bytes =>
            {
                seen.Add(Text(bytes)!);
                return Bytes($"new {Text(bytes)}");
            },
            default);

        string[] all = ["contact-ana after 1", "answer", "payload of contact-ana-0-a", "payload of contact-ana-0-b", "first", "second", "document", "body of page_contact-ana", "voice note"];
        seen.ShouldBe(all, ignoreOrder: true);
        changed.ShouldBe(all.Length);
        Text((await store.Load(Ana, null, default)).Conversation).ShouldBe("new contact-ana after 1");
        (await store.Transcript(Ana, default)).Select(Text).ShouldBe(["new first", "new second"]);
        Text(await store.Attachment("int_contact-ana", 1, default)).ShouldBe("new voice note");
        Text((await store.DeadLetters(1, default))[0].Payload).ShouldBe("new payload of contact-ana-0-b");
        (await store.Load(Ana, null, default)).Version.ShouldBe(1);
    }

    [StoreFact]
    public async Task Reseal_MoreThanOneBatch_ReachesThemAll()
    {
        await using var store = await NewStore();
        for (var i = 0; i < 3; i++)
        {
            var turn = Turn(Ana, i) with { Transcript = [.. Enumerable.Repeat(Bytes("old"), 110)] };
            await MustCommit(store, turn);
        }

        (await store.Reseal(bytes => Text(bytes) is "old" ? Bytes("new") : null, default)).ShouldBe(330);

        (await store.Transcript(Ana, default)).ShouldAllBe(line => Text(line) == "new");
        (await store.Reseal(_ => null, default)).ShouldBe(0);
    }

    [StoreFact]
    public async Task Reseal_ValueChangedByATurnMeanwhile_LeavesTheTurnsValue()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0));

        await store.Reseal(
            bytes =>
            {
                store.Commit(Turn(Ana, 1) with { Conversation = Bytes("by the turn") }, default).GetAwaiter().GetResult();
                return Bytes("stale");
            },
            default);

        Text((await store.Load(Ana, null, default)).Conversation).ShouldBe("by the turn");
    }
}
