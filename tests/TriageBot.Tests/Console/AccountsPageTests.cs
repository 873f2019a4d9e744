using System.Net;
using System.Text.RegularExpressions;
using TriageBot.Console.Accounts;
using TriageBot.Hosting;
using TriageBot.Routing;
using TriageBot.Stores;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Console;

/// <summary>Administrators let people in and switch them off; auditors see who did what.</summary>
public sealed partial class AccountsPageTests : IAsyncLifetime
{
    private const string Page = "/console/accounts";

    private RunningHost _host = null!;
    private Visitor _admin = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start();
        _admin = await Visitor.As(_host, Role.Administrator, "Ada");
    }

    public async Task DisposeAsync()
    {
        _admin.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Invite_SomebodyNew_GivesALinkThatWorksOnceAndIsShownOnce()
    {
        var made = await _admin.Send(Page, Page + "?handler=Invite", ("name", "Rosa"), ("role", "Coordinator"));
        var link = Link().Match(made.Body).Groups["path"].Value;

        using var rosa = new Visitor(_host);
        (await rosa.Choose(link)).Place.ShouldBe("/console");
        (await rosa.Look("/console/roster")).Body.ShouldContain("Add somebody");
        (await _admin.Look(Page)).Body.ShouldNotContain(link);
        using var late = new Visitor(_host);
        (await late.Look(link)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Invite_ForAClinic_BindsTheAccountToIt()
    {
        await _host.Get<KeptList<Clinic>>().Save([new Clinic("clinic:1", "Northside"), new Clinic("clinic:2", "Southside")], 0, default);

        await _admin.Send(Page, Page + "?handler=Invite", ("name", "Rosa"), ("role", "Staff"), ("clinic", "clinic:2"));

        (await _admin.Look(Page)).Body.ShouldContain("staff · Southside · invited");
        (await _admin.Send(Page, Page + "?handler=Invite", ("name", "Luis"), ("role", "Staff"), ("clinic", "clinic:9"))).Body.ShouldContain("That clinic is no longer on the list.");
        (await _admin.Look(Page)).Body.ShouldNotContain("Luis");
    }

    [Fact]
    public async Task Invite_ATranslator_BindsTheAccountToLanguages()
    {
        await _admin.Send(Page, Page + "?handler=Invite", ("name", "Ana"), ("role", "Translator"), ("language", "es"));

        (await _admin.Look(Page)).Body.ShouldContain("translator · Spanish · invited");
        (await _admin.Send(Page, Page + "?handler=Invite", ("name", "Ana"), ("role", "Translator"), ("language", "tlh"))).Body.ShouldContain("Nobody can translate into 'tlh' here.");
        await _admin.Send(Page, Page + "?handler=Invite", ("name", "Ana"), ("role", "Translator"));
        (await _admin.Look(Page)).Body.ShouldContain("translator · no language yet · invited");
    }

    [Fact]
    public async Task Disable_SomebodySignedIn_EndsTheirSession()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");

        (await _admin.Send(Page, Page + "?handler=Disable", ("name", "Rosa"))).Place.ShouldBe(Page);
        _host.Clock.Advance(TimeSpan.FromSeconds(1));

        (await rosa.Look("/console")).Place.ShouldBe("/console/sign-in");
        (await _admin.Look(Page)).Body.ShouldContain("staff · all clinics · disabled");
        (await _host.Get<IRecordStore>().AuditTrail(20, default)).ShouldContain(entry => entry.Action == "account-disabled" && entry.Actor.StartsWith("usr_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Disable")]
    [InlineData("Reset")]
    [InlineData("Invite")]
    public async Task Own_Account_IsLeftAlone(string handler)
    {
        var seen = await _admin.Send(Page, $"{Page}?handler={handler}", ("name", "ada"), ("role", "Staff"));

        seen.Body.ShouldContain("own");
        (await _admin.Look(Page)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Invite_WithoutAName_SaysWhatIsMissing() =>
        (await _admin.Send(Page, Page + "?handler=Invite", ("name", " "))).Body.ShouldContain("A name has 1 to 60 letters.");

    [Fact]
    public async Task Audit_LookedAtAndExported_ShowsTagsAndNobodysWords()
    {
        await new WebPhone(_host).Texts("hola", "1", "1", "1", "2", "4", "mi hermano Zacarias");
        using var auditor = await Visitor.As(_host, Role.Auditor, "Otto");

        var page = (await auditor.Look("/console/audit?find=intake.flagged")).Body;
        var sheet = await auditor.Look("/console/audit.csv");

        page.ShouldContain("<td>intake.flagged</td>");
        page.ShouldNotContain("<td>audit-read</td>");
        sheet.Body.Split("\r\n")[0].ShouldBe("chain,number,at,actor,action,subject,detail");
        sheet.Body.ShouldContain(",intake.flagged,int_");
        sheet.Body.ShouldContain(",audit-exported,audit,");
        foreach (var hidden in new[] { "Zacarias", "Otto", "Ada", "try-0123456789" })
        {
            (page + sheet.Body).Replace("<span class=\"quiet\">Otto · times", "", StringComparison.Ordinal).ShouldNotContain(hidden, Case.Sensitive);
        }
    }

    [GeneratedRegex("<a class=\"key\" href=\"(?<path>/console/welcome/[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
