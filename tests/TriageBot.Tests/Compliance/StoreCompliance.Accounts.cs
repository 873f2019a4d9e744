using TriageBot.Stores;

namespace TriageBot.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [StoreFact]
    public async Task Account_Kept_IsFoundByIdAndListed()
    {
        await using var store = await NewStore();
        (await store.SaveAccount(new AccountRow("rosa", 0, Bytes("rosa 1")), default)).ShouldBeTrue();
        (await store.SaveAccount(new AccountRow("luis", 0, Bytes("luis 1")), default)).ShouldBeTrue();

        var rosa = (await store.Account("rosa", default)).ShouldNotBeNull();

        (rosa.Version, Text(rosa.Document)).ShouldBe((1, "rosa 1"));
        (await store.Accounts(default)).Select(account => account.Id).ShouldBe(["rosa", "luis"], ignoreOrder: true);
        (await store.Account("nobody", default)).ShouldBeNull();
    }

    [StoreFact]
    public async Task SaveAccount_OnAVersionPassedBy_ChangesNothing()
    {
        await using var store = await NewStore();
        await store.SaveAccount(new AccountRow("rosa", 0, Bytes("first")), default);

        (await store.SaveAccount(new AccountRow("rosa", 0, Bytes("made twice")), default)).ShouldBeFalse();
        (await store.SaveAccount(new AccountRow("rosa", 1, Bytes("second")), default)).ShouldBeTrue();
        (await store.SaveAccount(new AccountRow("rosa", 1, Bytes("too late")), default)).ShouldBeFalse();
        (await store.SaveAccount(new AccountRow("nobody", 3, Bytes("of nothing")), default)).ShouldBeFalse();

        var rosa = (await store.Account("rosa", default)).ShouldNotBeNull();
        (rosa.Version, Text(rosa.Document)).ShouldBe((2, "second"));
        (await store.Accounts(default)).ShouldHaveSingleItem();
    }

    [StoreFact]
    public async Task SaveAccount_ManyAtOnce_OneOfThemWins()
    {
        await using var store = await NewStore();

        var saved = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => store.SaveAccount(new AccountRow("rosa", 0, Bytes($"{i}")), default)));

        saved.Count(won => won).ShouldBe(1);
    }

    [StoreFact]
    public async Task Reseal_Accounts_KeepTheirVersion()
    {
        await using var store = await NewStore();
        await store.SaveAccount(new AccountRow("rosa", 0, Bytes("old rosa")), default);

        (await store.Reseal(bytes => Bytes($"new {Text(bytes)}"), default)).ShouldBe(1);

        var rosa = (await store.Account("rosa", default)).ShouldNotBeNull();
        (rosa.Version, Text(rosa.Document)).ShouldBe((1, "new old rosa"));
    }
}
