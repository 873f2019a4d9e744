using TriageBot.Stores;

namespace TriageBot.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [StoreFact]
    public async Task Document_Kept_IsFoundByIdAndListedWithItsKind()
    {
        await using var store = await NewStore();
        (await store.SaveDocument(new DocumentRow(DocumentKind.Account, "rosa", 0, Bytes("rosa 1")), default)).ShouldBeTrue();
        (await store.SaveDocument(new DocumentRow(DocumentKind.Account, "luis", 0, Bytes("luis 1")), default)).ShouldBeTrue();

        var rosa = (await store.Document(DocumentKind.Account, "rosa", default)).ShouldNotBeNull();

        (rosa.Version, Text(rosa.Body)).ShouldBe((1, "rosa 1"));
        (await store.Documents(DocumentKind.Account, default)).Select(account => account.Id).ShouldBe(["rosa", "luis"], ignoreOrder: true);
        (await store.Document(DocumentKind.Account, "nobody", default)).ShouldBeNull();
        (await store.Document(DocumentKind.Roster, "rosa", default)).ShouldBeNull();
        (await store.Documents(DocumentKind.Roster, default)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task SaveDocument_OnAVersionPassedBy_ChangesNothing()
    {
        await using var store = await NewStore();
        await store.SaveDocument(new DocumentRow(DocumentKind.Account, "rosa", 0, Bytes("first")), default);

        (await store.SaveDocument(new DocumentRow(DocumentKind.Account, "rosa", 0, Bytes("made twice")), default)).ShouldBeFalse();
        (await store.SaveDocument(new DocumentRow(DocumentKind.Account, "rosa", 1, Bytes("second")), default)).ShouldBeTrue();
        (await store.SaveDocument(new DocumentRow(DocumentKind.Account, "rosa", 1, Bytes("too late")), default)).ShouldBeFalse();
        (await store.SaveDocument(new DocumentRow(DocumentKind.Account, "nobody", 3, Bytes("of nothing")), default)).ShouldBeFalse();

        var rosa = (await store.Document(DocumentKind.Account, "rosa", default)).ShouldNotBeNull();
        (rosa.Version, Text(rosa.Body)).ShouldBe((2, "second"));
        (await store.Documents(DocumentKind.Account, default)).ShouldHaveSingleItem();
    }

    [StoreFact]
    public async Task SaveDocument_ManyAtOnce_OneOfThemWins()
    {
        await using var store = await NewStore();

        var saved = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => store.SaveDocument(new DocumentRow(DocumentKind.Account, "rosa", 0, Bytes($"{i}")), default)));

        saved.Count(won => won).ShouldBe(1);
    }

    [StoreFact]
    public async Task Reseal_Documents_KeepTheirVersion()
    {
        await using var store = await NewStore();
        await store.SaveDocument(new DocumentRow(DocumentKind.Account, "rosa", 0, Bytes("old rosa")), default);

        (await store.Reseal(bytes => Bytes($"new {Text(bytes)}"), default)).ShouldBe(1);

        var rosa = (await store.Document(DocumentKind.Account, "rosa", default)).ShouldNotBeNull();
        (rosa.Version, Text(rosa.Body)).ShouldBe((1, "new old rosa"));
    }
}
