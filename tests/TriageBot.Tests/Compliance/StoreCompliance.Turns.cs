using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Stores;

namespace TriageBot.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [StoreFact]
    public async Task Load_UnknownContact_IsEmptyAtVersionZero()
    {
        await using var store = await NewStore();

        (await store.Load(Ana, new MessageKey("m1"), default)).ShouldBe(new Loaded(null, 0, null));
    }

    [StoreFact]
    public async Task Commit_FirstAndNext_RaisesTheVersionByOne()
    {
        await using var store = await NewStore();

        await MustCommit(store, Turn(Ana, 0));
        await MustCommit(store, Turn(Ana, 1));

        var loaded = await store.Load(Ana, null, default);
        loaded.Version.ShouldBe(2);
        Text(loaded.Conversation).ShouldBe("contact-ana after 2");
        (await store.Load(Ben, null, default)).Version.ShouldBe(0);
    }

    [StoreFact]
    public Task Commit_VersionPassedBy_WritesNothingAtAll() => CommitOfAnotherVersionWritesNothing(0);

    [StoreFact]
    public Task Commit_VersionNotReached_WritesNothingAtAll() => CommitOfAnotherVersionWritesNothing(2);

    private async Task CommitOfAnotherVersionWritesNothing(int expected)
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0));

        var late = Whole(Ana, expected) with { Conversation = Bytes("late") };
        (await store.Commit(late, default)).ShouldBeFalse();

        Text((await store.Load(Ana, new MessageKey($"message {expected}"), default)).Conversation).ShouldBe("contact-ana after 1");
        (await store.Load(Ana, new MessageKey($"message {expected}"), default)).Remembered.ShouldBeNull();
        (await store.Waiting(10, default)).ShouldBeEmpty();
        (await store.DueTimers(Noon.AddDays(9), 10, default)).ShouldBeEmpty();
        (await store.Transcript(Ana, default)).ShouldBeEmpty();
        (await store.Intakes(10, default)).ShouldBeEmpty();
        (await store.DuePages(Noon.AddDays(9), 10, default)).ShouldBeEmpty();
        (await store.AuditTrail(10, default)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Commit_WithoutConversation_LeavesTheOneThatIsThere()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0));

        await MustCommit(store, Turn(Ana, 1) with { Conversation = null });

        var loaded = await store.Load(Ana, null, default);
        (Text(loaded.Conversation), loaded.Version).ShouldBe(("contact-ana after 1", 2));
    }

    [StoreFact]
    public async Task Commit_MarkedMessage_IsRememberedWithItsAnswer()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { Mark = new(new MessageKey("m1"), Bytes("answer")) });

        Text((await store.Load(Ana, new MessageKey("m1"), default)).Remembered).ShouldBe("answer");
        (await store.Load(Ana, new MessageKey("m2"), default)).Remembered.ShouldBeNull();
    }

    [StoreFact]
    public async Task Commit_MessageMarkedBefore_IsRefused()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { Mark = new(new MessageKey("m1"), Bytes("answer")) });

        (await store.Commit(Turn(Ana, 1) with { Mark = new(new MessageKey("m1"), Bytes("another")) }, default)).ShouldBeFalse();

        Text((await store.Load(Ana, new MessageKey("m1"), default)).Remembered).ShouldBe("answer");
        (await store.Load(Ana, null, default)).Version.ShouldBe(1);
    }

    [StoreFact]
    public async Task ForgetMarks_OlderThanTheMoment_AreGoneAndTheOthersStay()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { At = Noon.AddHours(-48).AddTicks(-1), Mark = new(new MessageKey("old"), Bytes("a")) });
        await MustCommit(store, Turn(Ana, 1) with { At = Noon.AddHours(-48), Mark = new(new MessageKey("new"), Bytes("b")) });

        await store.ForgetMarks(Noon.AddHours(-48), default);

        (await store.Load(Ana, new MessageKey("old"), default)).Remembered.ShouldBeNull();
        Text((await store.Load(Ana, new MessageKey("new"), default)).Remembered).ShouldBe("b");
    }

    [StoreFact]
    public async Task DueTimers_SetMovedAndCleared_FollowTheLastChange()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { Timers = [new(TimerKind.Nudge, Noon), new(TimerKind.Expire, Noon.AddHours(2)), new(TimerKind.Partial, Noon)] });
        await MustCommit(store, Turn(Ana, 1) with { Timers = [new(TimerKind.Nudge, Noon.AddHours(1)), new(TimerKind.Partial, null)] });
        await MustCommit(store, Turn(Ben, 0) with { Timers = [new(TimerKind.Nudge, Noon.AddMinutes(1))] });

        (await store.DueTimers(Noon, 10, default)).ShouldBeEmpty();
        (await store.DueTimers(Noon.AddHours(2), 10, default)).ShouldBe(
        [
            new(Ben, TimerKind.Nudge, Noon.AddMinutes(1)), new(Ana, TimerKind.Nudge, Noon.AddHours(1)), new(Ana, TimerKind.Expire, Noon.AddHours(2)),
        ]);
        (await store.DueTimers(Noon.AddHours(2), 1, default)).ShouldBe([new(Ben, TimerKind.Nudge, Noon.AddMinutes(1))]);
    }

    [StoreFact]
    public async Task Commit_LinesRewrittenAndAttachmentsForgotten_ChangesThoseAndNoOthers()
    {
        await using var store = await NewStore();
        await MustCommit(store, Whole(Ana, 0));
        await MustCommit(store, Turn(Ben, 0) with { Transcript = [Bytes("first"), Bytes("second")], Attachment = new("int_contact-ben", 1, Ben, Bytes("voice note")) });
        await MustCommit(store, Turn(Ana, 1) with { ForgetTranscript = true, Transcript = [Bytes("1"), Bytes("2"), Bytes("3")], Attachment = new("int_contact-ana", 2, Ana, Bytes("picture")) });
        await MustCommit(store, Turn(Ana, 2) with { Attachment = new("int_contact-ana", 3, Ana, Bytes("paper")) });

        await MustCommit(store, Turn(Ana, 3) with
        {
            Transcript = [Bytes("4")],
            Rewritten = [new(1, Bytes("two")), new(2, Bytes("three"))],
            ForgetAttachments = [("int_contact-ana", 2), ("int_contact-ana", 9)],
        });
        (await store.Commit(Turn(Ana, 3) with { Rewritten = [new(0, Bytes("late"))], ForgetAttachments = [("int_contact-ana", 3)] }, default)).ShouldBeFalse();

        (await store.Transcript(Ana, default)).Select(Text).ShouldBe(["1", "two", "three", "4"]);
        (await store.Transcript(Ben, default)).Select(Text).ShouldBe(["first", "second"]);
        (await store.Attachment("int_contact-ana", 2, default)).ShouldBeNull();
        Text(await store.Attachment("int_contact-ana", 3, default)).ShouldBe("paper");
        Text(await store.Attachment("int_contact-ben", 1, default)).ShouldBe("voice note");
    }

    [StoreFact]
    public async Task Reopen_AfterEverything_KeepsAll()
    {
        var store = await NewStore();
        await MustCommit(store, Whole(Ana, 0));
        await store.Bury((await store.Waiting(10, default))[1].Id, 8, Noon, "500", default);
        await store.SaveDialog("sha256:1", Bytes("dialog"), default);

        await using var again = await Reopen(store);

        var loaded = await again.Load(Ana, new MessageKey("message 0"), default);
        (Text(loaded.Conversation), loaded.Version, Text(loaded.Remembered)).ShouldBe(("contact-ana after 1", 1, "answer"));
        Ids(await again.Waiting(10, default)).ShouldBe("contact-ana-0-a");
        Ids(await again.DeadLetters(10, default)).ShouldBe("contact-ana-0-b");
        (await again.DueTimers(Noon, 10, default)).ShouldBe([new(Ana, TimerKind.Nudge, Noon)]);
        (await again.Transcript(Ana, default)).Select(Text).ShouldBe(["first", "second"]);
        (await again.Intakes(10, default)).ShouldHaveSingleItem().Id.ShouldBe("int_contact-ana");
        (await again.DuePages(Noon.AddHours(1), 10, default)).ShouldHaveSingleItem().Id.ShouldBe("page_contact-ana");
        Text(await again.Attachment("int_contact-ana", 1, default)).ShouldBe("voice note");
        (await again.AuditTrail(10, default)).ShouldBe([new(Noon, "person", "consented", "int_contact-ana", "v3")]);
        Text((await again.Dialogs(default))["sha256:1"]).ShouldBe("dialog");
    }

    [StoreFact]
    public async Task Commit_ManyAtOnce_LosesNoTurnAndRepeatsNone()
    {
        const int tasks = 8, turns = 25;
        var store = await NewStore();
        ContactKey[] contacts = [Ana, Ben, new("contact-cyd")];
        var conflicts = 0;

        async Task Talk(int task)
        {
            for (var turn = 0; turn < turns;)
            {
                var contact = contacts[(task + turn) % contacts.Length];
                var version = (await store.Load(contact, null, default)).Version;
                var commit = Turn(contact, version) with { Transcript = [Bytes($"{task}:{turn}")], Outbox = [Entry($"{task}:{turn}", contact.Value, contact)] };
                var stood = await store.Commit(commit, default);
                turn += stood ? 1 : 0;
                Interlocked.Add(ref conflicts, stood ? 0 : 1);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, tasks).Select(task => Task.Run(() => Talk(task))));
        await using var again = await Reopen(store);

        var versions = await Task.WhenAll(contacts.Select(contact => again.Load(contact, null, default)));
        versions.Sum(loaded => loaded.Version).ShouldBe(tasks * turns);
        foreach (var (contact, loaded) in contacts.Zip(versions))
        {
            var lines = (await again.Transcript(contact, default)).Select(line => Text(line)!).ToList();
            lines.Count.ShouldBe((int)loaded.Version);
            var lane = (await again.Waiting(1000, default)).Where(entry => entry.Contact == contact).Select(entry => entry.Id);
            lane.Order(StringComparer.Ordinal).ShouldBe(lines.Order(StringComparer.Ordinal));
        }
    }

    /// <summary>A turn that writes something of every kind.</summary>
    private protected static TurnCommit Whole(ContactKey contact, long expected) => Turn(contact, expected) with
    {
        Mark = new(new MessageKey($"message {expected}"), Bytes("answer")),
        Outbox = [Entry($"{contact.Value}-{expected}-a", contact.Value, contact), Entry($"{contact.Value}-{expected}-b", contact.Value, contact)],
        Timers = [new(TimerKind.Nudge, Noon)],
        Transcript = [Bytes("first"), Bytes("second")],
        Attachment = new($"int_{contact.Value}", 1, contact, Bytes("voice note")),
        Intake = new($"int_{contact.Value}", contact, 1, Level.SameDay, 70, Noon, Bytes("document")),
        Page = Page($"page_{contact.Value}", $"code_{contact.Value}", contact),
        Audit = [new(Noon, "person", "consented", $"int_{contact.Value}", "v3")],
    };
}
