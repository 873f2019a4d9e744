using System.Net;
using TriageBot.Console.Accounts;
using TriageBot.Console.Reporting;
using TriageBot.Reports;
using TriageBot.Stores;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Console;

/// <summary>The numbers of the hotline, and who may see and take them.</summary>
public sealed class ReportsPageTests : IAsyncLifetime
{
    private const string Page = "/console/reports";
    private static readonly Period Usual = new(new(2026, 8, 26), new(2026, 11, 23));

    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start();
        await ManyIntakes.Fill(_host, 200);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Page_AskedForTheFirstTime_RenewsItselfUntilItIsCounted()
    {
        using var eva = await Visitor.As(_host, Role.Coordinator, "Eva");

        var first = (await eva.Look(Page)).Body;
        await _host.Get<ReportShelf>().Of(Usual);
        var then = (await eva.Look(Page)).Body;

        (first.Contains("<meta http-equiv=\"refresh\" content=\"2\">", StringComparison.Ordinal) ? "counting" : "done").ShouldBe(first.Contains("This page renews itself", StringComparison.Ordinal) ? "counting" : "done");
        then.ShouldNotContain("http-equiv=\"refresh\"");
        then.ShouldContain("2026-08-26 to 2026-11-23, as of 10:00");
        then.ShouldContain("""<th scope="row">Haitian Creole · ZIP 606</th>""");
        then.ShouldContain("Spanish: 120");
        then.ShouldNotContain("Ana Secret");
        (await Trail("reports-read")).ShouldHaveSingleItem().Subject.ShouldBe("reports:2026-08-26..2026-11-23");
    }

    [Fact]
    public async Task Page_OfAnotherPeriod_CountsThatOne()
    {
        using var eva = await Visitor.As(_host, Role.Auditor, "Eva");
        var nobody = await Seen(eva, "?from=2026-01-01&to=2026-01-31", new(new(2026, 1, 1), new(2026, 1, 31)));
        var week = await Seen(eva, "?from=2026-11-17", new(new(2026, 11, 17), new(2026, 11, 23)));

        nobody.ShouldContain("2026-01-01 to 2026-01-31");
        nobody.ShouldNotContain("Spanish: ");
        week.ShouldContain("Spanish: 40");
        week.ShouldContain("Counted since 2026-11-03.");
    }

    [Theory]
    [InlineData("?from=soon", "Write days as 2026-11-23.")]
    [InlineData("?from=2026-11-23&to=2026-11-01", "The first day is after the last.")]
    [InlineData("?price=cheap", "Write the price of a segment as 0.0079.")]
    [InlineData("?price=-1", "Write the price of a segment as 0.0079.")]
    public async Task Page_AskedForNonsense_SaysSo(string query, string problem)
    {
        using var eva = await Visitor.As(_host, Role.Administrator, "Eva");

        (await Seen(eva, query, Usual)).ShouldContain(problem);
    }

    [Fact]
    public async Task Page_WithAPrice_SaysWhatAConversationCosts()
    {
        using var eva = await Visitor.As(_host, Role.Coordinator, "Eva");

        // 120 conversations in Spanish: 18 left after 14 segments, 102 finished after 22.
        var seen = await Seen(eva, "?price=0.01", Usual);

        seen.ShouldContain("""<th scope="row">Spanish</th><td>120</td><td>2496</td><td>20.8</td><td>24.96</td><td>0.208</td>""");
    }

    [Fact]
    public async Task Page_TenMinutesOn_IsCountedAnewWithoutWhatWasErased()
    {
        using var eva = await Visitor.As(_host, Role.Coordinator, "Eva");
        (await Seen(eva, "", Usual)).ShouldContain("Spanish: 120");
        (await _host.Get<IStore>().Commit(new TurnCommit { Contact = new("made-up-0"), Expected = 1, At = _host.Clock.GetUtcNow(), Erase = true }, default)).ShouldBeTrue();
        (await Seen(eva, "", Usual)).ShouldContain("Spanish: 120");

        _host.Clock.Advance(TimeSpan.FromMinutes(10));

        (await Seen(eva, "", Usual)).ShouldContain("Spanish: 119");
    }

    [Fact]
    public async Task Staff_WithoutThePermission_SeeNoLinkAndNoReport()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        using var eva = await Visitor.As(_host, Role.Coordinator, "Eva");

        (await rosa.Look("/console")).Body.ShouldNotContain(Page);
        (await rosa.Look(Page)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await eva.Look("/console")).Body.ShouldContain($"""<a href="{Page}">Reports</a>""");
    }

    [Fact]
    public async Task FunderSheet_TakenAlong_IsOfThePeriodAndInTheTrail()
    {
        using var eva = await Visitor.As(_host, Role.Coordinator, "Eva");

        var sheet = await eva.Look(Page + "/funder.csv?from=2026-11-01&to=2026-11-23");

        sheet.Body.ReplaceLineEndings("\n").ShouldBe(
            """
            what,which,count
            period,first day,2026-11-01
            period,last day,2026-11-23
            people,who agreed,200
            people,served,80
            outcome,accepted by a clinic,40
            outcome,advice given,40
            outcome,cannot be helped here,40
            outcome,open,80
            level,Emergency,50
            level,Routine,50
            level,Same day,50
            level,Within 72 hours,50
            language,Spanish,120
            language,Amharic,40
            language,Haitian Creole,40
            matter by LSC code,'81,100
            matter by LSC code,'22,50
            matter by LSC code,'31,50
            matter by LIST code,IM-02-00-00-00,200

            """.Replace("outcome,accepted by a clinic,40\noutcome,advice given,40\noutcome,cannot be helped here,40\noutcome,open,80\n", "outcome,open,80\noutcome,accepted by a clinic,40\noutcome,advice given,40\noutcome,cannot be helped here,40\n", StringComparison.Ordinal));
        (await Trail("report-exported")).ShouldHaveSingleItem().Subject.ShouldBe("funder.csv:2026-11-01..2026-11-23");
        (await eva.Look(Page + "/funder.csv?from=never")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task AuditSheet_TakenAlongTwice_NamesNobodyAndFitsNothing()
    {
        using var eva = await Visitor.As(_host, Role.Auditor, "Eva");

        var (one, two) = ((await eva.Look(Page + "/audit.csv")).Body.Split("\r\n"), (await eva.Look(Page + "/audit.csv")).Body.Split("\r\n"));

        one[0].ShouldBe("day,action,actor,actor kind,subject,detail");
        one.Length.ShouldBeGreaterThan(560);
        foreach (var telling in new[] { "int_", "usr_", "es zip", "made", "Eva", "15:00" })
        {
            one.ShouldAllBe(line => !line.Contains(telling, StringComparison.Ordinal), telling);
        }

        one.ShouldContain(line => line.Contains(",conversation-left,,system,", StringComparison.Ordinal) && line.EndsWith(",zip silence", StringComparison.Ordinal));
        one.ShouldContain(line => line.Contains(",case-closed,n", StringComparison.Ordinal) && line.EndsWith(",advice given", StringComparison.Ordinal));
        Names(one).Intersect(Names(two), StringComparer.Ordinal).ShouldBe([""]);
        Names(one).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(200);
        (await Trail("report-exported")).Count.ShouldBe(2);

        static IEnumerable<string> Names(string[] lines) => lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).SelectMany(cells => new[] { cells[2], cells[4] });
    }

    [Theory]
    [InlineData("intake.completed", "revision 3, same-day, 12 segments", "revision 3, same-day, 12 segments")]
    [InlineData("intake.updated", "revision 3, same-day", "revision 3, same-day")]
    [InlineData("intake.updated", "revision 3, same-day, call Ana", "")]
    [InlineData("conversation-began", "quc", "")]
    [InlineData("conversation-left", "zh-Hans who_is_it stopped", "who_is_it stopped")]
    [InlineData("conversation-left", "es Ana Secret", "")]
    [InlineData("level-set", "emergency → routine", "emergency → routine")]
    [InlineData("level-set", "emergency → Ana", "")]
    [InlineData("case-closed", "advice given", "advice given")]
    [InlineData("case-closed", "she moved to Ana's", "")]
    [InlineData("news", "appointmentoff, waits: not-safe", "appointmentoff, waits: not-safe")]
    [InlineData("news", "Ana, said", "")]
    [InlineData("page", "roster:rosa", "")]
    [InlineData("account-invited", null, "")]
    public void AuditSheet_DetailOfAnEntry_IsOfOurFewWordsOrLeftOut(string action, string? detail, string shown) =>
        AuditWithoutNames.Detail(new AuditEntry(DateTimeOffset.UnixEpoch, "usr_1", action, "int_1", detail)).ShouldBe(shown);

    private async Task<string> Seen(Visitor visitor, string query, Period period)
    {
        await _host.Get<ReportShelf>().Of(period);
        return (await visitor.Look(Page + query)).Body;
    }

    private async Task<List<AuditEntry>> Trail(string action) => [.. (await _host.Get<IRecordStore>().AuditTrail(2000, default)).Where(entry => entry.Action == action)];
}
