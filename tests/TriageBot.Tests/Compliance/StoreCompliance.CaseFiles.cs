using TriageBot.Engine.Urgency;
using TriageBot.Stores;

namespace TriageBot.Tests.Compliance;

public abstract partial class StoreCompliance
{
    private const string AnasIntake = "int_contact-ana";

    [StoreFact]
    public async Task CaseFile_Saved_IsKeptUntilAnotherChange()
    {
        await using var store = await NewStore();
        await MustCommit(store, Whole(Ana, 0));
        (await store.CaseFile(AnasIntake, default)).ShouldBeNull();

        (await store.SaveCaseFile(new CaseFileRow(AnasIntake, 0, Bytes("taken")), default)).ShouldBeTrue();
        (await store.SaveCaseFile(new CaseFileRow(AnasIntake, 0, Bytes("taken twice")), default)).ShouldBeFalse();
        (await store.SaveCaseFile(new CaseFileRow(AnasIntake, 1, Bytes("noted")), default)).ShouldBeTrue();
        (await store.SaveCaseFile(new CaseFileRow(AnasIntake, 1, Bytes("too late")), default)).ShouldBeFalse();

        var file = (await store.CaseFile(AnasIntake, default)).ShouldNotBeNull();
        (file.IntakeId, file.Version, Text(file.Body)).ShouldBe((AnasIntake, 2, "noted"));
    }

    [StoreFact]
    public async Task CaseFile_OfNoIntake_IsNotKept()
    {
        await using var store = await NewStore();

        (await store.SaveCaseFile(new CaseFileRow(AnasIntake, 0, Bytes("of nobody")), default)).ShouldBeFalse();

        (await store.CaseFile(AnasIntake, default)).ShouldBeNull();
    }

    [StoreFact]
    public async Task CaseFile_Closed_LeavesTheOpenOnesUntilTheIntakeChanges()
    {
        await using var store = await NewStore();
        await MustCommit(store, Whole(Ana, 0));
        await MustCommit(store, Whole(Ben, 0) with { Mark = null });
        var revision = (await store.Intake(AnasIntake, default))!.Revision;

        (await store.SaveCaseFile(new CaseFileRow(AnasIntake, 0, Bytes("closed"), revision - 1), default)).ShouldBeFalse();
        (await store.CaseFile(AnasIntake, default)).ShouldBeNull();
        (await store.SaveCaseFile(new CaseFileRow(AnasIntake, 0, Bytes("closed"), revision), default)).ShouldBeTrue();

        (await store.Intakes(10, default)).ShouldHaveSingleItem().Contact.ShouldBe(Ben);
        (await store.ClosedIntakes(10, default)).ShouldHaveSingleItem().Id.ShouldBe(AnasIntake);
        (await store.SaveCaseFile(new CaseFileRow(AnasIntake, 0, Bytes("too late")), default)).ShouldBeFalse();
        (await store.ClosedIntakes(10, default)).ShouldHaveSingleItem();

        await MustCommit(store, Turn(Ana, 1) with { Intake = new IntakeRow(AnasIntake, Ana, revision + 1, Level.Emergency, 90, Noon, Bytes("news")) });
        (await store.ClosedIntakes(10, default)).ShouldBeEmpty();
        (await store.Intakes(10, default)).Count.ShouldBe(2);

        (await store.SaveCaseFile(new CaseFileRow(AnasIntake, 1, Bytes("closed"), revision + 1), default)).ShouldBeTrue();
        (await store.SaveCaseFile(new CaseFileRow(AnasIntake, 2, Bytes("open")), default)).ShouldBeTrue();
        (await store.Intakes(10, default)).Count.ShouldBe(2);
        (await store.SaveCaseFile(new CaseFileRow(AnasIntake, 3, Bytes("closed"), revision + 1), default)).ShouldBeTrue();
        await MustCommit(store, new TurnCommit { Contact = Ana, Expected = 2, At = Noon, Erase = true });
        (await store.ClosedIntakes(10, default)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task CaseFile_IntakeWrittenAgain_Stays()
    {
        await using var store = await NewStore();
        await MustCommit(store, Whole(Ana, 0));
        await store.SaveCaseFile(new CaseFileRow(AnasIntake, 0, Bytes("taken")), default);

        await MustCommit(store, Turn(Ana, 1) with { Intake = new IntakeRow(AnasIntake, Ana, 2, Level.Emergency, 90, Noon, Bytes("newer")) });

        Text((await store.CaseFile(AnasIntake, default))!.Body).ShouldBe("taken");
    }

    [StoreFact]
    public async Task CaseFile_ContactErasedOrIntakesForgotten_IsGoneAndOfNobodyElse()
    {
        foreach (var end in new[] { new TurnCommit { Contact = Ana, Expected = 1, At = Noon, Erase = true }, new TurnCommit { Contact = Ana, Expected = 1, At = Noon, ForgetIntakes = true } })
        {
            await using var store = await NewStore();
            await MustCommit(store, Whole(Ana, 0));
            await MustCommit(store, Whole(Ben, 0) with { Mark = null });
            await store.SaveCaseFile(new CaseFileRow(AnasIntake, 0, Bytes("about ana")), default);
            await store.SaveCaseFile(new CaseFileRow("int_contact-ben", 0, Bytes("about ben")), default);

            await MustCommit(store, end);

            (await store.CaseFile(AnasIntake, default)).ShouldBeNull();
            (await store.SaveCaseFile(new CaseFileRow(AnasIntake, 1, Bytes("too late")), default)).ShouldBeFalse();
            Text((await store.CaseFile("int_contact-ben", default))!.Body).ShouldBe("about ben");
        }
    }

    [StoreFact]
    public async Task Reseal_CaseFiles_PassThroughOnce()
    {
        await using var store = await NewStore();
        await MustCommit(store, Whole(Ana, 0));
        await store.SaveCaseFile(new CaseFileRow(AnasIntake, 0, Bytes("old notes")), default);

        (await store.Reseal(bytes => Text(bytes) is "old notes" ? Bytes("new notes") : null, default)).ShouldBe(1);

        var file = (await store.CaseFile(AnasIntake, default)).ShouldNotBeNull();
        (file.Version, Text(file.Body)).ShouldBe((1, "new notes"));
    }
}
