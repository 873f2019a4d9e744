using System.Net;
using TriageBot.Console.Accounts;
using TriageBot.Console.Pages;
using TriageBot.Stores;
using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Console;

/// <summary>Working on an intake: whose it is, notes, how it ended.</summary>
public sealed class CaseTests : IAsyncLifetime
{
    private RunningHost _host = null!;
    private WebPhone _phone = null!;
    private string _page = "";

    public static TheoryData<string> Actions => new("Take", "GiveBack", "Note", "Close", "Reopen");

    private string Intake => _page.Split('/')[^1];

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start(settings: ("Alerts:To:0", "+15550007777"));
        _phone = new WebPhone(_host);
        await _phone.Texts("hola", "1", "1", "1");
        _page = "/console/intakes/" + (await _host.Get<IRecordStore>().Intakes(1, default)).ShouldHaveSingleItem().Id;
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Take_AnEmergency_IsMineAndNobodyIsPagedAnyMore()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        using var luis = await Visitor.As(_host, Role.Coordinator, "Luis");
        var later = _host.Clock.GetUtcNow().AddHours(1);
        (await _host.Get<IRecordStore>().DuePages(later, 10, default)).ShouldHaveSingleItem();

        (await rosa.Send(_page, _page + "?handler=Take")).Place.ShouldBe(_page);

        (await rosa.Look(_page)).Body.ShouldContain("Rosa has it since");
        (await _host.Get<IRecordStore>().DuePages(later, 10, default)).ShouldBeEmpty();
        (await rosa.Look("/console?whose=mine")).Body.ShouldContain(_page);
        (await luis.Look("/console?whose=mine")).Body.ShouldNotContain(_page);
        (await luis.Look("/console")).Body.ShouldContain("Rosa has it");

        (await luis.Send(_page, _page + "?handler=Take")).Place.ShouldBe(_page);
        (await rosa.Look("/console?whose=mine")).Body.ShouldNotContain(_page);

        (await luis.Send(_page, _page + "?handler=GiveBack")).Place.ShouldBe(_page);
        (await rosa.Look("/console?whose=free")).Body.ShouldContain(_page);
        (await Trail()).ShouldBe(["page", "page-taken", "case-taken", "case-taken", "case-given-back"], ignoreOrder: true);
    }

    [Fact]
    public async Task Note_Kept_IsSeenByAllAsItWasWritten()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        using var luis = await Visitor.As(_host, Role.Auditor, "Luis");

        (await rosa.Send(_page, _page + "?handler=Note", ("text", "Call her <b>sister</b> first.\nNot before noon."))).Place.ShouldBe(_page);

        var seen = (await luis.Look(_page)).Body;
        seen.ShouldContain("Call her <b>sister</b> first.\nNot before noon.");
        seen.ShouldContain("Rosa, Nov 23");
        (await rosa.Send(_page, _page + "?handler=Note", ("text", " "))).Body.ShouldContain("A note has 1 to 2000 letters.");
        (await rosa.Send(_page, _page + "?handler=Note", ("text", new string('x', 2001)))).Body.ShouldContain("A note has 1 to 2000 letters.");
    }

    [Fact]
    public async Task Note_WrittenByManyAtOnce_LosesNone()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        await rosa.Send(_page, _page + "?handler=Take");
        var desk = _host.Get<TriageBot.Console.Cases.CaseDesk>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => desk.Note(Intake, "usr_1", "Rosa", $"note {i}", default)));

        (await desk.Read((await _host.Get<IRecordStore>().Intake(Intake, default))!, default)).Notes.Select(note => note.Text).ShouldBe(["note 0", "note 1", "note 2", "note 3"], ignoreOrder: true);
    }

    [Fact]
    public async Task Close_WithAnOutcome_LeavesTheQueueUntilItIsOpenedAgain()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");

        (await rosa.Send(_page, _page + "?handler=Close", ("outcome", "made up"))).Body.ShouldContain("Choose how it ended.");
        (await rosa.Send(_page, _page + "?handler=Close", ("outcome", IntakeModel.Outcomes[0]))).Place.ShouldBe(_page);

        (await rosa.Look(_page)).Body.ShouldContain("Closed by Rosa");
        (await rosa.Look("/console")).Body.ShouldNotContain(_page);
        (await rosa.Look("/console?whose=closed")).Body.ShouldContain(IntakeModel.Outcomes[0]);
        (await rosa.Send(_page, _page + "?handler=Reopen")).Place.ShouldBe(_page);
        (await rosa.Look("/console")).Body.ShouldContain(_page);
    }

    [Fact]
    public async Task Close_ThenNewsFromThePerson_IsInTheQueueAgain()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        await rosa.Send(_page, _page + "?handler=Close", ("outcome", IntakeModel.Outcomes[0]));

        while (!Conversations.IsLast(await _phone.Text("0")))
        {
        }

        (await rosa.Look("/console")).Body.ShouldContain(_page);
        (await rosa.Look("/console?whose=closed")).Body.ShouldNotContain(_page);
        (await rosa.Look(_page)).Body.ShouldContain("Close it");
        (await rosa.Send(_page, _page + "?handler=Note", ("text", "Called again."))).Place.ShouldBe(_page);
        (await rosa.Look("/console")).Body.ShouldContain(_page);
    }

    [Fact]
    public async Task Close_ThenAnotherDanger_BringsEvenAnUnfinishedIntakeBack()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        await rosa.Send(_page, _page + "?handler=Close", ("outcome", IntakeModel.Outcomes[0]));
        (await rosa.Look("/console")).Body.ShouldNotContain(_page);

        await _phone.Text("mi esposo me está pegando");

        (await rosa.Look("/console")).Body.ShouldContain(_page);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Auditor_TryingToChangeAnything_IsTurnedAway(string action)
    {
        using var auditor = await Visitor.As(_host, Role.Auditor);
        using var stranger = new Visitor(_host);
        (await auditor.Look(_page)).Body.ShouldNotContain("Take it");

        var refused = await auditor.Send("/console", $"{_page}?handler={action}", ("text", "hello"), ("outcome", IntakeModel.Outcomes[0]));

        (refused.Status, refused.Body).ShouldBe((HttpStatusCode.Forbidden, "Your role does not do this. An administrator can change it."));
        (await stranger.Post($"{_page}?handler={action}")).Place.ShouldBe("/console/sign-in");
        (await _host.Get<IRecordStore>().CaseFile(Intake, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Delete_ByThePerson_TakesTheNotesWithIt()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        await rosa.Send(_page, _page + "?handler=Note", ("text", "Her sister's number is with the shelter."));

        await _phone.Texts("delete", "1");

        (await rosa.Look(_page)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await rosa.Look("/console")).Body.ShouldNotContain(_page);
        (await _host.Get<IRecordStore>().CaseFile(Intake, default)).ShouldBeNull();
        (await rosa.Send("/console", _page + "?handler=Note", ("text", "too late"))).Place.ShouldBe(_page);
        (await _host.Get<IRecordStore>().CaseFile(Intake, default)).ShouldBeNull();
    }

    private async Task<string[]> Trail() =>
        [.. (await _host.Get<IRecordStore>().AuditTrail(100, default)).Where(entry => entry.Subject == Intake && (entry.Action.StartsWith("page", StringComparison.Ordinal) || entry.Action.StartsWith("case-", StringComparison.Ordinal))).Select(entry => entry.Action)];
}
