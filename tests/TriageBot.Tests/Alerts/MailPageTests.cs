using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using TriageBot.Alerts;
using TriageBot.Channels;
using TriageBot.Console.Accounts;
using TriageBot.Outbox;
using TriageBot.Stores;
using TriageBot.Tests.Channels.Mail;
using TriageBot.Tests.Console;
using TriageBot.Tests.Outbox;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Alerts;

/// <summary>Pages by mail, from the whole host to a mail server that others wrote.</summary>
public sealed partial class MailPageTests : IAsyncLifetime
{
    private const string Console = "https://hotline.example.org/console/";
    private const string Luis = "+15550000002";

    private static readonly Member Rosa = new("roster:rosa", "Rosa", "") { Email = "rosa@example.org" };

    private MailServer _mail = null!;
    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        if (NodePeer.Missing(["smtp-server", "mailparser"]) is null)
        {
            _mail = await MailServer.Start();
            _host = await RunningHost.Start(settings: _mail.Settings);
        }
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            await _mail.DisposeAsync();
        }
    }

    [PeerFact("smtp-server", "mailparser")]
    public async Task Page_ByMail_LeadsToTheIntakeAndTakingItThereEndsIt()
    {
        await Keep(Rosa);
        await Emergency();

        var mail = await _mail.Next();
        var intake = (await _host.Get<IRecordStore>().Intakes(10, default)).ShouldHaveSingleItem();
        mail.To.ShouldBe(["rosa@example.org"]);
        mail.Text.ShouldBe($"{mail.Subject}. Open {Console}intakes/{intake.Id} to take it.");
        mail.Subject.ShouldMatch("^New urgent request [A-Z0-9]+-[0-9]+$");
        SixDigits().IsMatch(mail.Text.Replace(intake.Id, "", StringComparison.Ordinal)).ShouldBeFalse("nobody reads an answer with a code");

        using var staff = await Visitor.As(_host, Role.Staff);
        (await staff.Send("/console/intakes/" + intake.Id, $"/console/intakes/{intake.Id}?handler=Take")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await _host.Get<IRecordStore>().DuePages(_host.Clock.GetUtcNow().AddDays(1), 10, default)).ShouldBeEmpty();
        (await Trail()).ShouldBe(["page: roster:rosa", "page-taken: "]);
    }

    [PeerFact("smtp-server", "mailparser")]
    public async Task Page_MemberWithPhoneAndMail_IsToldBothWaysAndCountsOnce()
    {
        await Keep(Rosa with { Number = Luis }, Rosa with { Tag = "roster:night" });
        await Emergency();

        (await _mail.Next()).To.ShouldBe(["rosa@example.org"]);
        _host.Twilio.All.ShouldHaveSingleItem();
        (await Trail()).ShouldBe(["page: roster:rosa"]);
    }

    [PeerFact("smtp-server", "mailparser")]
    public async Task Page_ServerIsBusy_IsTriedAgainWithinTheRound()
    {
        await Keep(Rosa with { Email = "451-once@example.org" });
        await Emergency();

        await _host.Wait(TimeSpan.FromSeconds(5));

        (await _mail.Next()).To.ShouldBe(["451-once@example.org"]);
    }

    [PeerFact("smtp-server", "mailparser")]
    public async Task Page_AddressIsRefusedForGood_TheNextRoundComesAllTheSameAndNothingPilesUp()
    {
        await Keep(Rosa with { Email = "550@example.org" }, new Member("roster:luis", "Luis", Luis));
        await Emergency();

        await _host.Wait(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(5));

        _host.Twilio.All.Count.ShouldBe(3);
        (await _host.Get<IOutboxStore>().DeadLetters(10, default)).ShouldBeEmpty();
        (await _host.Get<IOutboxStore>().Waiting(10, default)).ShouldBeEmpty();
    }

    [PeerFact("smtp-server", "mailparser")]
    public async Task Drill_ByMail_LeadsToTheRosterAndIsTakenThere()
    {
        await Keep(Rosa);
        using var coordinator = await Visitor.As(_host, Role.Coordinator);
        using var staff = await Visitor.As(_host, Role.Staff);
        await coordinator.Send("/console/roster", "/console/roster?handler=Drill");
        await _host.Pump();

        (await _mail.Next()).Text.ShouldBe($"New urgent request DRILL. Open {Console}roster to take it.");
        (await staff.Look("/console/roster")).Body.ShouldContain("Take the drill");
        (await staff.Send("/console/roster", "/console/roster?handler=TakeDrill")).Place.ShouldBe("/console/roster");

        (await staff.Look("/console/roster")).Body.ShouldNotContain("Take the drill");
        (await _host.Get<IRecordStore>().DuePages(_host.Clock.GetUtcNow().AddDays(1), 10, default)).ShouldBeEmpty();
    }

    [PeerFact("smtp-server", "mailparser")]
    public async Task CopiesLeft_MemberWithMailOnly_IsToldToo()
    {
        await Keep(Rosa);

        await _host.Get<UndeletedCopies>().Tell(new OutboxEntry("err_1", new ContactKey("ana"), "own:err_1", OutboxKind.Errand, _host.Clock.GetUtcNow(), []), default);
        await _host.Pump();

        (await _mail.Next()).Subject.ShouldBe("A person had us erase their texts, but the phone company still has them");
    }

    [PeerFact("smtp-server", "mailparser")]
    public async Task StoreDown_MemberWithMailOnly_IsToldAllTheSame()
    {
        using var phones = new Phones();
        var words = _host.Get<StaffWords>();
        var page = new UnstoredPage(
            () => new Roster([Rosa], TimeZoneInfo.Utc), words, new AlertOptions(), [phones, .. _host.Get<IEnumerable<IChannel>>().Where(channel => channel.Names.Contains(Way.Mail))], _host.Clock, NullLogger<UnstoredPage>.Instance);

        page.Send();
        await page.StopAsync(default);

        (await _mail.Next()).Text.ShouldStartWith("Urgent text on the hotline, but our system is down.");
        phones.Texts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_NoMailServerIsSetUp_GoesToTheNextStepAtOnceAndTheRosterSaysSo()
    {
        await using var host = await RunningHost.Start();
        (await host.Get<RosterBook>().Save([Rosa, new Member("roster:luis", "Luis", Luis, Step: 2)], 0, default)).ShouldBeTrue();
        using var staff = await Visitor.As(host, Role.Staff);

        (await staff.Look("/console/roster")).Body.ShouldContain("rosa@example.org (not set up)");
        (await staff.Look("/console/roster")).Body.ShouldContain("is not called");
        await new WebPhone(host, "try-1111111111").Texts("hello", "1", "1");
        await host.Pump();

        WebUtility.UrlDecode(host.Twilio.All.ShouldHaveSingleItem().Body).ShouldContain("To=" + Luis);
        host.Get<RosterBook>().Current.PassedOver.ShouldBe(["roster:rosa"]);
    }

    [Fact]
    public async Task Page_NobodyOnTheRosterCanBeReached_GoesToTheSettings()
    {
        await using var host = await RunningHost.Start(settings: ("Alerts:To:0", "+15550007777"));
        await host.Get<RosterBook>().Save([Rosa], 0, default);

        await new WebPhone(host, "try-1111111111").Texts("hello", "1", "1");
        await host.Pump();

        WebUtility.UrlDecode(host.Twilio.All.ShouldHaveSingleItem().Body).ShouldContain("To=+15550007777");
    }

    private async Task Keep(params Member[] members) => (await _host.Get<RosterBook>().Save([.. members], 0, default)).ShouldBeTrue();

    private async Task Emergency()
    {
        await new WebPhone(_host, "try-1111111111").Texts("hello", "1", "1");
        await _host.Pump();
    }

    private async Task<string[]> Trail() =>
        [.. (await _host.Get<IRecordStore>().AuditTrail(100, default)).Reverse().Where(entry => entry.Action.StartsWith("page", StringComparison.Ordinal)).Select(entry => $"{entry.Action}: {entry.Detail}")];

    [GeneratedRegex("[0-9]{6}", RegexOptions.None, 1000)]
    private static partial Regex SixDigits();
}
