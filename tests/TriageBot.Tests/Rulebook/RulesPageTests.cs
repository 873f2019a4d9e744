using System.Net;
using TriageBot.Console.Accounts;
using TriageBot.Stores;
using TriageBot.Tests.Console;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Rulebook;

/// <summary>Every rule with where it comes from; one past its date is marked wherever it is read.</summary>
public sealed class RulesPageTests : IAsyncLifetime
{
    private RunningHost _host = null!;
    private Visitor _rosa = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start();
        await Law.Publish(_host, yaml => Law.With(
            Law.With(yaml, "danger-not-sure", ("review_by: 2027-05-31", "review_by: 2026-11-01\n    owner: Ms. Ng")),
            "work-permit",
            ("effective_from: 2025-10-30", "effective_from: 2027-01-01")));
        _rosa = await Visitor.As(_host, Role.Coordinator, "Rosa");
    }

    public async Task DisposeAsync()
    {
        _rosa.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Rule_PastItsDate_IsMarkedWhereverItIsRead()
    {
        await new WebPhone(_host).Texts("hello", "1", "3");
        var intake = (await _host.Get<IRecordStore>().Intakes(1, default)).ShouldHaveSingleItem().Id;
        using var staff = await Visitor.As(_host, Role.Staff, "Luis");

        var queue = (await staff.Look("/console")).Body;
        queue.ShouldContain("A rule is past its review date: look at the source yourself.");
        queue.ShouldNotContain("Nobody is written to");
        (await staff.Look("/console/intakes/" + intake)).Body.ShouldContain("Rule past its review date: look at the source yourself.");
        (await _host.Client.GetStringAsync(new Uri($"/queue/{intake}/intake", UriKind.Relative))).ShouldContain("locked up (this rule was to be reviewed by 2026-11-01)");
        foreach (var page in new[] { "/console", "/console/draft", "/console/rules" })
        {
            (await _rosa.Look(page)).Body.ShouldContain("1 rule or number is past its review date. Nobody is written to about it.");
        }

        var past = (await _rosa.Look("/console/rules?state=past")).Body;
        past.ShouldContain("Fires in 1 open intake.");
        past.ShouldContain("Ms. Ng (no mail reaches them)");
        past.ShouldContain("1 of ");
        past.ShouldContain("content/piece?kind=rule&dialog=intake&id=danger-not-sure");
    }

    [Fact]
    public async Task Registry_SaysARuleInWordsAndFindsIt()
    {
        var hearing = (await _rosa.Look("/console/rules?find=hearing-soon")).Body;
        hearing.ShouldContain("Days left are counted to the date in court_date");
        hearing.ShouldContain("<td>3 to 7 days left</td><td>Same day</td>");
        hearing.ShouldContain("when the person does not know the date");
        (await _rosa.Look("/console/rules?state=not-yet")).Body.ShouldContain("not yet in force</span>");
        (await _rosa.Look("/console/rules?find=1-800-799-7233")).Body.ShouldContain("Numbers of intake");

        using var auditor = await Visitor.As(_host, Role.Auditor, "Ada");
        var read = await auditor.Look("/console/rules?state=nonsense&find=hearing-soon");
        (read.Status, read.Body.Contains("Change rule", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, false));
    }
}
