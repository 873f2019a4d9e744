using TriageBot.Engine.Urgency;
using TriageBot.Stores;

namespace TriageBot.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [StoreFact]
    public async Task AllIntakes_OpenAndClosed_AreEachGivenOnce()
    {
        await using var store = await NewStore();
        (await Everything(store, 3)).ShouldBeEmpty();
        var rows = Enumerable.Range(0, 25).Select(Made).ToArray();
        foreach (var row in rows)
        {
            await MustCommit(store, Turn(row.Contact, 0) with { Intake = row });
        }

        foreach (var row in rows.Where((_, i) => i % 3 == 0))
        {
            (await store.SaveCaseFile(new CaseFileRow(row.Id, 0, [1], ClosedAt: 1), default)).ShouldBeTrue();
        }

        var all = await Everything(store, 4);

        all.Select(row => row.Id).ShouldBe(rows.Select(row => row.Id), ignoreOrder: true);
        all.ShouldAllBe(row => row.CreatedAt == Noon && row.Document.Length == 3);
        (await Everything(store, 1000)).Select(row => row.Id).ShouldBe(all.Select(row => row.Id));
    }

    [StoreFact]
    public async Task AllIntakes_WhileOthersAreWrittenClosedAndErased_AreNeverGivenTwiceNorLeftOut()
    {
        await using var store = await NewStore();
        var rows = Enumerable.Range(0, 24).Select(Made).ToArray();
        foreach (var row in rows)
        {
            await MustCommit(store, Turn(row.Contact, 0) with { Intake = row });
        }

        var (seen, turn) = (new List<string>(), 0);
        await MustCommit(store, Turn(rows[12].Contact, 1) with { Conversation = null, Erase = true });
        for (IntakeRow? after = null; await store.AllIntakes(after, 5, default) is { Count: > 0 } page; after = page[^1])
        {
            seen.AddRange(page.Select(row => row.Id));
            (++turn).ShouldBeLessThan(100, "paging ends");
            var (risen, newcomer) = (rows[turn % 10], Made(100 + turn));
            await store.Commit(Turn(risen.Contact, 1) with { Intake = risen with { Revision = 2, Level = Level.Emergency } }, default);
            await store.SaveCaseFile(new CaseFileRow(rows[^(turn % 10 + 1)].Id, 0, [1], ClosedAt: 1), default);
            await store.Commit(Turn(newcomer.Contact, 0) with { Intake = turn < 10 ? newcomer : null }, default);
        }

        seen.ShouldBeUnique();
        rows.Select(row => row.Id).Except(seen, StringComparer.Ordinal).ShouldBe([rows[12].Id]);
    }

    private static IntakeRow Made(int i)
    {
        var contact = new ContactKey($"contact-{i}");
        return new IntakeRow(Partition.NewId("int", contact, Noon.AddMinutes(i)), contact, 1, (Level)(i % 4), i, Noon, Bytes("abc"));
    }

    private static async Task<List<IntakeRow>> Everything(IStore store, int atOnce)
    {
        var all = new List<IntakeRow>();
        for (IntakeRow? after = null; await store.AllIntakes(after, atOnce, default) is { Count: > 0 } page; after = page[^1])
        {
            page.Count.ShouldBeLessThanOrEqualTo(atOnce);
            all.AddRange(page);
        }

        return all;
    }
}
