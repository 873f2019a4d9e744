using System.Net;
using System.Text.RegularExpressions;
using TriageBot.Alerts;
using TriageBot.Console.Accounts;
using TriageBot.Hosting;
using TriageBot.Routing;
using TriageBot.Stores;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Console;

/// <summary>Coordinators say who is paged, and the next emergency pages those.</summary>
public sealed partial class RosterPageTests : IAsyncLifetime
{
    private const string Page = "/console/roster";
    private const string Settings = "+15550007777";
    private const string Rosa = "+15550000001";

    private RunningHost _host = null!;
    private Visitor _coordinator = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start(settings: [("Alerts:To:0", Settings), ("Twilio:ReplyWith", "TwiML")]);
        _coordinator = await Visitor.As(_host, Role.Coordinator);
    }

    public async Task DisposeAsync()
    {
        _coordinator.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Roster_OfTheSettings_CountsUntilTheConsoleHasOne()
    {
        (await _coordinator.Look(Page)).Body.ShouldContain(Settings);

        await Add("Rosa", "(555) 000-0001");

        (await _coordinator.Look(Page)).Body.ShouldNotContain(Settings);
        await Emergency("try-1111111111");
        Paged().ShouldBe([Rosa]);
        (await _host.Get<IRecordStore>().AuditTrail(100, default)).ShouldContain(entry => entry.Action == "page" && entry.Detail!.StartsWith("roster:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Roster_NobodyTakesThePage_TheNextStepIsCalledARoundLater()
    {
        await Add("Rosa", Rosa);
        await Add("Luis", "+15550000002", ("step", "2"));
        await Emergency("try-2222222222");
        Paged().ShouldBe([Rosa]);

        await _host.Wait(TimeSpan.FromMinutes(5));

        Paged().ShouldBe([Rosa, Rosa, "+15550000002"], ignoreOrder: true);
        (await _host.Get<IRecordStore>().AuditTrail(100, default)).ShouldContain(entry => entry.Action == "page-repeated" && entry.Detail!.Split(", ", StringSplitOptions.None).Length == 2);
    }

    [Fact]
    public async Task Roster_ByAreaAndClinic_CountsOnceThePersonHasAgreedAndNotBefore()
    {
        await _host.Get<KeptList<Clinic>>().Save([new Clinic("clinic:1", "Ayuda Legal") { Areas = ["immigration"] }], 0, default);
        await Add("Rosa", Rosa, ("areas", "immigration"), ("clinics", "clinic:1"));
        await Add("Luis", "+15550000002", ("areas", "work"));
        (await _coordinator.Look(Page)).Body.ShouldContain("all day · immigration · Ayuda Legal");

        await Emergency("try-4444444444");
        Paged().ShouldBe([Rosa, "+15550000002"], ignoreOrder: true);

        await new WebPhone(_host, "try-5555555555").Texts("hello", "1", "2", "1", "ICE took my brother, he is detained now");
        await _host.Pump();
        Paged()[2..].ShouldBe([Rosa]);
    }

    [Fact]
    public async Task Roster_Rota_IsKeptAndShown()
    {
        await Add("Rosa", Rosa, ("everyWeeks", "2"), ("weekFrom", "2026-11-16"));
        await Add("Luis", "+15550000002", ("everyWeeks", "2"), ("weekFrom", "2026-11-25"));

        (await _coordinator.Look(Page)).Body.ShouldContain("every 2 weeks, as in that of 2026-11-16");
        await Emergency("try-6666666666");
        Paged().ShouldBe(["+15550000002"]);
    }

    [Fact]
    public async Task Roster_MemberTextsTheCode_TakesThePageAndBeginsNoIntake()
    {
        await Add("Rosa", Rosa);
        await Emergency("try-3333333333");

        var code = Code().Match(Texts().Single()).Groups["code"].Value;

        (await _host.Phone(Rosa).Text(code)).ShouldContain("is yours");
        (await _host.Get<IRecordStore>().Intakes(10, default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Drill_WhileAnotherIsUnderWay_EndsThatOne()
    {
        await Add("Rosa", Rosa);
        await _coordinator.Send(Page, Page + "?handler=Drill");

        await _coordinator.Send(Page, Page + "?handler=Drill");

        (await _host.Get<IRecordStore>().DuePages(_host.Clock.GetUtcNow().AddHours(1), 10, default)).ShouldHaveSingleItem();
        await _coordinator.Send(Page, Page + "?handler=TakeDrill");
        (await _host.Get<IRecordStore>().DuePages(_host.Clock.GetUtcNow().AddHours(1), 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Drill_ThatWouldReachNobody_IsNotHeld()
    {
        await using var host = await RunningHost.Start();
        using var coordinator = await Visitor.As(host, Role.Coordinator);

        (await coordinator.Send(Page, Page + "?handler=Drill")).Body.ShouldContain("An emergency would reach nobody now");

        (await host.Get<IRecordStore>().DuePages(host.Clock.GetUtcNow().AddHours(1), 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Drill_Held_TextsWhoeverIsOnDutyAndShowsWhoAnswered()
    {
        await Add("Rosa", Rosa);

        (await _coordinator.Send(Page, Page + "?handler=Drill")).Place.ShouldBe(Page);
        await _host.Pump();

        var text = Texts().ShouldHaveSingleItem();
        text.ShouldContain("DRILL");
        await _host.Phone(Rosa).Text(Code().Match(text).Groups["code"].Value);
        var seen = (await _coordinator.Look(Page)).Body;
        seen.ShouldContain("page-taken");
        (await _host.Get<IRecordStore>().Intakes(10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Roster_TwoChangeItAtOnce_TheSecondIsToldAndNothingIsOverwritten()
    {
        await Add("Rosa", Rosa);
        var version = Version().Match((await _coordinator.Look(Page)).Body).Groups["version"].Value;
        await Add("Luis", "+15550000002");

        var late = await _coordinator.Send(Page, Page + "?handler=Keep", Fields("Eva", "+15550000003", version));

        late.Body.ShouldContain("Somebody changed the roster meanwhile.");
        _host.Get<RosterBook>().Current.Members.Select(member => member.Name).ShouldBe(["Rosa", "Luis"]);
    }

    [Theory]
    [InlineData("name", "", "A name has 1 to 60 letters.")]
    [InlineData("number", "call me", "That is no phone number")]
    [InlineData("number", "", "Write a phone number, a mail address, or both.")]
    [InlineData("email", "rosa", "That is no mail address")]
    [InlineData("step", "9", "Steps are 1 to 5.")]
    [InlineData("from", "late", "Write the hours")]
    [InlineData("languages", "es, klingon", "'klingon' is no language of this hotline")]
    [InlineData("away", "soon", "Write the day they are back")]
    [InlineData("everyWeeks", "2", "name a day in a week that is theirs")]
    [InlineData("everyWeeks", "9", "every 1 to 8 weeks")]
    public async Task Roster_BadInput_IsAnsweredWithWhatIsWrong(string field, string value, string answer)
    {
        var fields = Fields("Rosa", Rosa, "0").Where(one => one.Name != field).Append((field, value)).ToArray();

        (await _coordinator.Send(Page, Page + "?handler=Keep", fields)).Body.ShouldContain(answer);
        _host.Get<RosterBook>().Current.Ways.Select(way => way.Address).ShouldBe([Settings]);
    }

    [Theory]
    [InlineData("Staff")]
    [InlineData("Auditor")]
    public async Task Roster_OthersThanCoordinators_LookOnly(string role)
    {
        using var visitor = await Visitor.As(_host, Enum.Parse<Role>(role));

        (await visitor.Look(Page)).Body.ShouldNotContain("Add somebody");
        foreach (var handler in new[] { "Keep", "Remove", "Drill" })
        {
            (await visitor.Send("/console", $"{Page}?handler={handler}", Fields("Rosa", Rosa, "0"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        }

        _host.Get<RosterBook>().Current.Ways.Select(way => way.Address).ShouldBe([Settings]);
        Texts().ShouldBeEmpty();
    }

    private async Task Add(string name, string number, params (string Name, string Value)[] more)
    {
        var version = Version().Match((await _coordinator.Look(Page)).Body).Groups["version"].Value;
        var fields = Fields(name, number, version).Where(field => more.All(other => other.Name != field.Name)).Concat(more).ToArray();
        (await _coordinator.Send(Page, Page + "?handler=Keep", fields)).Place.ShouldBe(Page);
    }

    private static (string Name, string Value)[] Fields(string name, string number, string version) =>
        [("version", version), ("tag", ""), ("name", name), ("number", number), ("step", "1"), ("from", "00:00"), ("to", "00:00"), ("languages", ""), ("away", "")];

    private async Task Emergency(string contact)
    {
        await new WebPhone(_host, contact).Texts("hello", "1", "1");
        await _host.Pump();
    }

    private List<string> Texts() => [.. _host.Twilio.All.Select(request => WebUtility.UrlDecode(request.Body)).Where(body => body.Contains("New urgent request", StringComparison.Ordinal))];

    private List<string> Paged() => [.. Texts().Select(body => To().Match(body).Groups["to"].Value)];

    [GeneratedRegex("(?:^|&)To=(?<to>[+0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex To();

    [GeneratedRegex("Reply (?<code>[0-9]{6})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex("name=\"version\" value=\"(?<version>[0-9]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
