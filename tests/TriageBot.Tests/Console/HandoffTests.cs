using System.Net;
using System.Text.Json.Nodes;
using TriageBot.CaseQueue;
using TriageBot.Console.Accounts;
using TriageBot.Hosting;
using TriageBot.Routing;
using TriageBot.Stores;
using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Console;

/// <summary>Who works for a clinic sees its intakes, and a case goes from one clinic to another once the other says yes.</summary>
public sealed class HandoffTests : IAsyncLifetime
{
    private const string North = "clinic:north";
    private const string South = "clinic:south";

    private RunningHost _host = null!;
    private WebPhone _phone = null!;
    private Visitor _rosa = null!;
    private Visitor _luis = null!;
    private string _page = "";

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start();
        await _host.Get<KeptList<Clinic>>().Save([new Clinic(North, "Northside") { Languages = ["es"] }, new Clinic(South, "Southside") { Languages = ["ht"] }], 0, default);
        _phone = new WebPhone(_host);
        var last = await _phone.Texts("hola", "1", "1", "1");
        while (!Conversations.IsLast(last))
        {
            last = await _phone.Text("0");
        }

        _page = "/console/intakes/" + (await _host.Get<IRecordStore>().Intakes(1, default)).ShouldHaveSingleItem().Id;
        _rosa = await Visitor.As(_host, Role.Staff, "Rosa", North);
        _luis = await Visitor.As(_host, Role.Staff, "Luis", South);
    }

    public async Task DisposeAsync()
    {
        _rosa.Dispose();
        _luis.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Sight_OfAnotherClinicsIntake_IsAsIfItWereNotThere()
    {
        using var ada = await Visitor.As(_host, Role.Coordinator, "Ada");

        foreach (var (visitor, sees) in new[] { (_rosa, true), (ada, true), (_luis, false) })
        {
            (await visitor.Look("/console")).Body.Contains(_page, StringComparison.Ordinal).ShouldBe(sees);
            (await visitor.Look(_page)).Status.ShouldBe(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        }

        foreach (var action in new[] { "?handler=Take", "?handler=Note", "?handler=Draft", "?handler=Close", "/handoff?handler=Offer", "/handoff?handler=Accept", "/conflict?handler=Note" })
        {
            (await _luis.Send("/console", _page + action, ("text", "x"), ("english", "x"), ("outcome", "None"), ("clinic", South))).Body.ShouldNotContain("Northside", Case.Sensitive, action);
        }

        (await _host.Get<IRecordStore>().History(_page.Split('/')[^1], default)).ShouldNotContain(entry => entry.Actor.StartsWith("usr_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sight_OfWhatIsNoClinics_IsEverybodys()
    {
        await _host.Get<KeptList<Clinic>>().Save([new Clinic(South, "Southside")], 1, default);

        (await _luis.Look(_page)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Handoff_Accepted_IsTheOthersAndThePersonIsTold()
    {
        await _rosa.Send(_page, _page + "?handler=Take");
        await _rosa.Send(_page, _page + "/handoff?handler=Offer", ("clinic", South));
        (await _rosa.Look(_page)).Body.ShouldContain("Rosa asks Southside to take this case");
        (await _phone.Thread()).ToJsonString().ShouldNotContain("Southside");

        // Names and why, for their conflict check; nothing else yet.
        (await _luis.Look("/console?whose=offered")).Body.ShouldContain("offered to Southside");
        var offered = (await _luis.Look(_page)).Body;
        offered.ShouldContain("Answers and the thread are here once your clinic takes the case.");
        offered.ShouldContain("Southside takes it");
        offered.ShouldNotContain("id=\"thread\"");
        await _luis.Send(_page, _page + "?handler=Take");
        (await _rosa.Look(_page)).Body.ShouldContain("Rosa has it since");
        (await _rosa.Send(_page, _page + "/handoff?handler=Accept")).Place.ShouldBe(_page);
        (await _rosa.Look(_page)).Body.ShouldContain("Only the clinic that is asked can answer.");

        (await _luis.Send(_page, _page + "/handoff?handler=Accept")).Place.ShouldBe(_page);

        var taken = (await _luis.Look(_page)).Body;
        taken.ShouldContain("Luis has it since");
        taken.ShouldContain("id=\"thread\"");
        taken.ShouldContain("Southside (has taken it)");
        (await _rosa.Look(_page)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _phone.Thread()).ToJsonString().ShouldContain("Southside");
        (await Routing()).ShouldBe("Southside: accepted");

        // Whatever the person adds, it stays theirs.
        await _phone.Text("y mi hermano también");
        (await Routing()).ShouldBe("Southside: accepted");
    }

    [Fact]
    public async Task Handoff_Declined_StaysWhereItIsWithTheReason()
    {
        await _rosa.Send(_page, _page + "/handoff?handler=Offer", ("clinic", South));
        await _luis.Send(_page, _page + "/handoff?handler=Decline");
        (await _luis.Look(_page)).Body.ShouldContain("Choose why.");

        (await _luis.Send(_page, _page + "/handoff?handler=Decline", ("why", "no room now"))).Place.ShouldBe("/console");

        (await _luis.Look(_page)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _rosa.Look(_page)).Body.ShouldContain("Southside does not take it: no room now.");
        (await _phone.Thread()).ToJsonString().ShouldNotContain("Southside");
    }

    [Fact]
    public async Task Handoff_Withdrawn_IsSeenByTheOtherNoMore()
    {
        await _rosa.Send(_page, _page + "/handoff?handler=Offer", ("clinic", South));

        await _rosa.Send(_page, _page + "/handoff?handler=Withdraw");

        (await _luis.Look(_page)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _rosa.Look(_page)).Body.ShouldContain("They are asked no more.");
    }

    [Fact]
    public async Task Handoff_OfWhoHasNotAgreed_IsRefused()
    {
        var other = new WebPhone(_host, "try-9876543210");
        await other.Texts("hola", "1", "1");
        var page = "/console/intakes/" + (await _host.Get<IRecordStore>().Intakes(5, default)).Single(row => !_page.EndsWith(row.Id, StringComparison.Ordinal)).Id;

        await _rosa.Send(page, page + "/handoff?handler=Offer", ("clinic", South));

        (await _rosa.Look(page)).Body.ShouldContain("The person has not agreed that clinics see this.");
        (await _luis.Look("/console?whose=offered")).Body.ShouldNotContain(page);
    }

    [Fact]
    public async Task Handoff_OfWhatIsErasedMeanwhile_LeavesNothingToAccept()
    {
        await _rosa.Send(_page, _page + "/handoff?handler=Offer", ("clinic", South));
        await _phone.Texts("DELETE", "1");

        (await _luis.Look("/console")).Body.ShouldNotContain(_page);
        await _luis.Send("/console", _page + "/handoff?handler=Accept");
        (await _luis.Look(_page)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Partner_ForHousing_IsNamedInThePersonsLanguage()
    {
        await _host.Get<KeptList<Clinic>>().Save([new Clinic(North, "Northside"), new Clinic("clinic:casa", "Casa Segura") { Needs = ["housing"], Reach = "312-555-0188" }], 1, default);
        (await _rosa.Look(_page)).Body.ShouldContain("For help with a place to live, you can contact Casa Segura, 312-555-0188.");

        var draft = (await _rosa.Send(_page, _page + "?handler=Draft", ("ready", "housing clinic:casa"))).Body;

        draft.ShouldContain("Para ayuda con un lugar donde vivir, puedes contactar a Casa Segura, 312-555-0188.");
    }

    private async Task<string> Routing()
    {
        var row = (await _host.Get<IRecordStore>().Intakes(1, default)).ShouldHaveSingleItem();
        var routing = JsonNode.Parse(_host.Get<CaseEvents>().Open(row))!["routing"]!;
        return $"{routing["clinic"]}: {string.Join(' ', routing["why"]!.AsArray())}";
    }
}
