using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Stores;

namespace TriageBot.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [StoreFact]
    public async Task Intakes_Several_MostUrgentThenLongestWaitingFirst()
    {
        await using var store = await NewStore();
        IntakeRow[] rows =
        [
            new("routine", Ana, 1, Level.Routine, 99, Noon, [1]),
            new("same-day", Ana, 1, Level.SameDay, 50, Noon, [1]),
            new("emergency-newer", Ana, 1, Level.Emergency, 80, Noon.AddMinutes(2), [1]),
            new("emergency-older", Ana, 1, Level.Emergency, 80, Noon.AddMinutes(1), [1]),
            new("emergency-worst", Ana, 1, Level.Emergency, 95, Noon.AddMinutes(3), [1]),
        ];
        for (var i = 0; i < rows.Length; i++)
        {
            await MustCommit(store, Turn(Ana, i) with { Intake = rows[i] });
        }

        await MustCommit(store, Turn(Ana, rows.Length) with { Intake = rows[3] with { Revision = 2, UpdatedAt = Noon.AddHours(1) } });

        (await store.Intakes(10, default)).Select(intake => intake.Id)
            .ShouldBe(["emergency-worst", "emergency-older", "emergency-newer", "same-day", "routine"]);
        (await store.Intakes(2, default)).Count.ShouldBe(2);
    }

    [StoreFact]
    public async Task Intake_WrittenAgain_IsTheNewOneWithItsFirstMoment()
    {
        await using var store = await NewStore();
        await MustCommit(store, Whole(Ana, 0));
        var newer = new IntakeRow("int_contact-ana", Ana, 2, Level.Emergency, 90, Noon.AddHours(1), Bytes("newer"));
        await MustCommit(store, Turn(Ana, 1) with { Intake = newer });

        var kept = (await store.Intake("int_contact-ana", default)).ShouldNotBeNull();

        (kept with { Document = newer.Document }).ShouldBe(newer with { CreatedAt = Noon });
        Text(kept.Document).ShouldBe("newer");
        (await store.Intakes(10, default)).Count.ShouldBe(1);
        (await store.Intake("int_unknown", default)).ShouldBeNull();
    }

    [StoreFact]
    public async Task Transcript_SeveralTurns_KeepsTheOrderOfEachContact()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { Transcript = [Bytes("1"), Bytes("2")] });
        await MustCommit(store, Turn(Ben, 0) with { Transcript = [Bytes("ben")] });
        for (var i = 3; i <= 12; i++)
        {
            await MustCommit(store, Turn(Ana, i - 2) with { Transcript = [Bytes($"{i}")] });
        }

        string.Join(' ', (await store.Transcript(Ana, default)).Select(Text)).ShouldBe("1 2 3 4 5 6 7 8 9 10 11 12");
        string.Join(' ', (await store.Transcript(Ben, default)).Select(Text)).ShouldBe("ben");
    }

    [StoreFact]
    public async Task AcknowledgePage_Twice_KeepsTheFirstTakerAndStopsTheRepeats()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { Page = Page("p1", "c1") });

        var first = (await store.AcknowledgePage("c1", null, "rosa", Noon.AddMinutes(1), default)).ShouldNotBeNull();
        var second = (await store.AcknowledgePage("c1", null, "luis", Noon.AddMinutes(2), default)).ShouldNotBeNull();

        (first.Id, first.IntakeId, first.AcknowledgedBy, first.AcknowledgedAt).ShouldBe(("p1", "int_1", "rosa", Noon.AddMinutes(1)));
        (second.AcknowledgedBy, second.AcknowledgedAt).ShouldBe(("rosa", Noon.AddMinutes(1)));
        (await store.DuePages(Noon.AddDays(1), 10, default)).ShouldBeEmpty();
        (await store.AcknowledgePage("c2", null, "rosa", Noon, default)).ShouldBeNull();
    }

    [StoreFact]
    public async Task AcknowledgePage_OfOneIntake_LeavesAnothersWithTheSameCode()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { Page = Page("p1", "c1") });
        await MustCommit(store, Turn(Ben, 0) with { Page = Page("p2", "c1", created: 2) with { IntakeId = "int_2", Contact = Ben } });

        (await store.AcknowledgePage("c1", "int_1", "rosa", Noon, default))!.Id.ShouldBe("p1");

        (await store.DuePages(Noon.AddDays(1), 10, default)).ShouldHaveSingleItem().Id.ShouldBe("p2");
        (await store.AcknowledgePage("c1", "int_1", "luis", Noon, default))!.AcknowledgedBy.ShouldBe("rosa");
        (await store.AcknowledgePage("c1", "int_3", "luis", Noon, default)).ShouldBeNull();
    }

    [StoreFact]
    public async Task AcknowledgePage_CodeComeRoundAgain_TakesTheNewestThatWaits()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { Page = Page("newest", "c1", created: 2) });
        await MustCommit(store, Turn(Ana, 1) with { Page = Page("older", "c1", created: 1) });

        (await store.AcknowledgePage("c1", null, "rosa", Noon, default))!.Id.ShouldBe("newest");
        (await store.AcknowledgePage("c1", null, "luis", Noon, default))!.Id.ShouldBe("older");
        (await store.AcknowledgePage("c1", null, "eva", Noon, default))!.AcknowledgedBy.ShouldBe("rosa");
    }

    [StoreFact]
    public async Task DuePages_NotTaken_LongestDueFirst()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { Page = Page("p1", "c1", next: 5) });
        await MustCommit(store, Turn(Ben, 0) with { Page = Page("p2", "c2", Ben, next: 4) });

        (await store.DuePages(Noon.AddMinutes(4), 10, default)).ShouldHaveSingleItem().Id.ShouldBe("p2");
        (await store.DuePages(Noon.AddMinutes(5), 10, default)).Select(page => page.Id).ShouldBe(["p2", "p1"]);
        (await store.DuePages(Noon.AddMinutes(5), 1, default)).ShouldHaveSingleItem().Id.ShouldBe("p2");
    }

    [StoreFact]
    public async Task RepeatPage_TwoAtOnce_SendsOneRoundOnly()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { Page = Page("p1", "c1") });
        var page = (await store.DuePages(Noon.AddMinutes(5), 10, default)).ShouldHaveSingleItem();
        var next = Noon.AddMinutes(10);

        var rounds = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => store.RepeatPage(page, next, [Entry($"round-{i}", $"page-{i}")], default)));

        rounds.Count(moved => moved).ShouldBe(1);
        (await store.Waiting(10, default)).Count.ShouldBe(1);
        (await store.DuePages(next, 10, default)).ShouldHaveSingleItem().Next.ShouldBe(next);
    }

    [StoreFact]
    public async Task RepeatPage_TakenMeanwhile_SendsNothing()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { Page = Page("p1", "c1") });
        var page = (await store.DuePages(Noon.AddMinutes(5), 10, default)).ShouldHaveSingleItem();
        await store.AcknowledgePage("c1", null, "rosa", Noon, default);

        (await store.RepeatPage(page, Noon.AddMinutes(10), [Entry("round")], default)).ShouldBeFalse();

        (await store.Waiting(10, default)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task History_OfAnIntake_IsItsOwnWithoutReadersHoweverMuchCameSince()
    {
        await using var store = await NewStore();

        // Ids tell where an intake is kept.
        var (mine, other) = (Partition.NewId("int", Ana, Noon), Partition.NewId("int", Ben, Noon));
        await MustCommit(store, Turn(Ana, 0) with { Audit = [new(Noon, "system", "page", mine, "alerts:1")] });
        await store.Audit(new AuditEntry(Noon.AddHours(1), "usr_1", "case-taken", mine), default);
        for (var i = 0; i < 210; i++)
        {
            await store.Audit(new AuditEntry(Noon.AddHours(2), "usr_2", AuditEntry.IntakeRead, mine), default);
            await store.Audit(new AuditEntry(Noon.AddHours(2).AddTicks(i), "usr_2", "case-noted", other, $"{i}"), default);
        }

        (await store.History(mine, default)).ShouldBe([new(Noon.AddHours(1), "usr_1", "case-taken", mine), new(Noon, "system", "page", mine, "alerts:1")]);
        var others = await store.History(other, default);
        (others.Count, others[0].Detail, others[^1].Detail).ShouldBe((200, "209", "10"));
        (await store.History(Partition.NewId("int", Ana, Noon), default)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task AuditTrail_FromTurnsAndAlone_NewestFirst()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { Audit = [new(Noon, "person", "consented", "int_1"), new(Noon, "system", "flagged", "int_1")] });
        await store.Audit(new(Noon.AddHours(1), "cli", "erased", "int_2", "asked"), default);

        (await store.AuditTrail(2, default)).ShouldBe([new(Noon.AddHours(1), "cli", "erased", "int_2", "asked"), new(Noon, "system", "flagged", "int_1")]);
        (await store.AuditTrail(10, default)).Count.ShouldBe(3);
    }

    [StoreFact]
    public async Task SaveDialog_SameVersionAgain_KeepsTheFirst()
    {
        await using var store = await NewStore();
        await store.SaveDialog("v1", Bytes("one"), default);
        await store.SaveDialog("v1", Bytes("changed"), default);
        await store.SaveDialog("v2", Bytes("two"), default);

        (await store.Dialogs(default)).OrderBy(dialog => dialog.Key, StringComparer.Ordinal).Select(dialog => $"{dialog.Key} {Text(dialog.Value)}")
            .ShouldBe(["v1 one", "v2 two"]);
    }

    [StoreFact]
    public async Task Claim_SeveralAtOnce_IsOnesUntilItsTimeIsUp()
    {
        await using var store = await NewStore();
        var minute = TimeSpan.FromMinutes(1);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.Claim("listing", Noon, minute, default)));

        claims.Count(mine => mine).ShouldBe(1);
        (await store.Claim("sweeping", Noon, minute, default)).ShouldBeTrue("another duty is free");
        (await store.Claim("listing", Noon + minute - TimeSpan.FromMilliseconds(1), minute, default)).ShouldBeFalse();
        (await store.Claim("listing", Noon + minute, minute, default)).ShouldBeTrue();
        (await store.Claim("listing", Noon + minute, minute, default)).ShouldBeFalse();
    }

    [StoreFact]
    public async Task Claim_MadeByAClockThatRanAhead_DoesNotHoldTheDutyUp()
    {
        await using var store = await NewStore();
        (await store.Claim("listing", Noon.AddYears(1), TimeSpan.FromMinutes(1), default)).ShouldBeTrue();

        (await store.Claim("listing", Noon, TimeSpan.FromMinutes(1), default)).ShouldBeTrue();
    }

    [StoreFact]
    public async Task Note_SetAndReopened_IsTheLastOne()
    {
        var store = await NewStore();
        (await store.Note("listed", default)).ShouldBeNull();
        await store.SetNote("listed", "1", default);
        await store.SetNote("listed", "2", default);
        await store.SetNote("other", "3", default);
        await store.SetNote("gone", "4", default);
        await store.SetNote("gone", null, default);

        await using var again = await Reopen(store);

        (await again.Note("listed", default)).ShouldBe("2");
        (await again.Note("other", default)).ShouldBe("3");
        (await again.Note("gone", default)).ShouldBeNull();
    }

    [StoreFact]
    public async Task Ping_OpenStore_Answers()
    {
        await using var store = await NewStore();

        await Should.NotThrowAsync(() => store.Ping(default));
    }
}
