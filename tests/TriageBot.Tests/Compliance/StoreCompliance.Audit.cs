using TriageBot.Stores;

namespace TriageBot.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [StoreFact]
    public async Task AuditChain_AsWritten_IsProvedAlsoAfterReopening()
    {
        var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { Audit = [new(Noon, "person", "consented", "int_1"), new(Noon, "system", "page", "int_1", "öäü")] });
        await MustCommit(store, Turn(Ben, 0) with { Audit = [new(Noon, "person", "consented", "int_2")] });
        await store.Audit(new(Noon.AddTicks(1), "cli", "erase", "int_1"), default);
        await using var again = await Reopen(store);
        await MustCommit(again, Turn(Ana, 1) with { Audit = [new(Noon.AddHours(1), "person", "deleted", "int_1")] });

        var verdicts = await new AuditProof(again, Chain).Verify([], default);

        verdicts.ShouldAllBe(verdict => verdict.BrokenAt == null);
        verdicts.Sum(verdict => verdict.Entries).ShouldBe(5);
    }

    [StoreFact]
    public async Task AuditChain_ProvedWithAnotherKey_IsBrokenAtItsFirstEntry()
    {
        await using var store = await NewStore();
        await MustCommit(store, Turn(Ana, 0) with { Audit = [new(Noon, "person", "consented", "int_1"), new(Noon, "system", "page", "int_1")] });

        var verdict = (await new AuditProof(store, new AuditChain(new byte[32])).Verify([], default)).ShouldHaveSingleItem();

        verdict.BrokenAt.ShouldNotBeNull().Entry.Action.ShouldBe("consented");
    }

    [StoreFact]
    public async Task AuditChain_ManyWritersAtOnce_StaysOneChain()
    {
        await using var store = await NewStore();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => store.Audit(new(Noon.AddSeconds(i), "cli", $"did {i}", "int_1"), default))));

        var verdict = (await new AuditProof(store, Chain).Verify([], default)).ShouldHaveSingleItem();
        (verdict.BrokenAt, verdict.Entries).ShouldBe((null, 40));
    }

    [StoreFact]
    public async Task AuditChain_HeadNotedBefore_IsFoundAndAForeignOneIsNot()
    {
        await using var store = await NewStore();
        await store.Audit(new(Noon, "cli", "first", "int_1"), default);
        var head = (await new AuditProof(store, Chain).Verify([], default)).ShouldHaveSingleItem().Head;
        await store.Audit(new(Noon, "cli", "second", "int_1"), default);

        var verdict = (await new AuditProof(store, Chain).Verify([head, "elsewhere"], default)).ShouldHaveSingleItem();

        verdict.Found.ShouldBe([head]);
    }
}
