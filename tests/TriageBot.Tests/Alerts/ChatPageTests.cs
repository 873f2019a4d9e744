using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using TriageBot.Alerts;
using TriageBot.Channels;
using TriageBot.Console.Accounts;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Tests.Channels.BotFramework;
using TriageBot.Tests.Console;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Alerts;

/// <summary>Staff who are paged in Teams: the whole host, its real door, and the far end of a channel.</summary>
public sealed partial class ChatPageTests : IAsyncLifetime
{
    private const string Page = "/console/roster";
    private const string Teams = "msteams";
    private const string Linked = "This chat is linked. Urgent requests come here from now on.";
    private const string Wrong = "That code is wrong or too old. Ask for a new one.";

    private Chat _chat = null!;
    private Visitor _coordinator = null!;

    public async Task InitializeAsync()
    {
        _chat = await Chat.Start();
        _coordinator = await Visitor.As(_chat.Host, Role.Coordinator);
        await Book.Save([new Member("roster:rosa", "Rosa", "+15550000001")], 0, default);
    }

    public async Task DisposeAsync()
    {
        _coordinator.Dispose();
        await _chat.DisposeAsync();
    }

    [Fact]
    public async Task Page_InALinkedChat_IsTakenByOnePressAndBeginsNoIntake()
    {
        (await Say(await Offer())).ShouldBe(Linked);
        (await _coordinator.Look(Page)).Body.ShouldContain("chat (teams)");

        await Emergency();

        var page = await _chat.Connector.Next();
        page.Target.ShouldBe("POST /amer/v3/conversations/c-rosa/activities");
        page.Authorization.ShouldStartWith("Bearer token-");
        var button = page.Activity["suggestedActions"]!["actions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)button["type"], (string?)button["title"]).ShouldBe(("imBack", "Take it"));
        var code = (string)button["value"]!;
        page.Text.ShouldMatch($"^New urgent request [A-Z0-9]+-[0-9]+\\. Reply {code} to take it\\.$");

        (await Say(code)).ShouldEndWith("is yours. Open your case system to see it.");
        (await Say("thank you")).ShouldBe("That code does not match an open request.");
        (await Records.DuePages(_chat.Host.Clock.GetUtcNow().AddDays(1), 10, default)).ShouldBeEmpty();
        (await Records.Intakes(10, default)).ShouldHaveSingleItem();
        (await Begun()).ShouldBeFalse();
        var trail = (await Records.AuditTrail(100, default)).Reverse().Select(entry => $"{entry.Actor}: {entry.Action} {entry.Detail}").ToList();
        trail.ShouldContain("roster:rosa: chat-linked ");
        trail.ShouldContain("person: page roster:rosa", "told by text and in the chat, and counted once");
        trail.ShouldContain("roster:rosa: page-taken ");
    }

    [Fact]
    public async Task Link_SameMessageTwice_IsLinkedBothTimes()
    {
        var message = _chat.Message(await Offer(), "rosa", channel: Teams);

        await _chat.Post(message);
        (await _chat.Connector.Next()).Text.ShouldBe(Linked);
        await _chat.Post(message);
        (await _chat.Connector.Next()).Text.ShouldBe(Linked);
    }

    [Fact]
    public async Task Link_CodeThatIsUsed_IsRefusedInEveryOtherChat()
    {
        var code = await Offer();
        await Say(code);

        (await Say(code, "eve")).ShouldBe(Wrong);
        (await Begun("eve")).ShouldBeFalse();
    }

    [Fact]
    public async Task Link_CodeThatIsOldOrReplaced_IsRefused()
    {
        var first = await Offer();
        var second = await Offer();

        (await Say(first)).ShouldBe(Wrong);
        _chat.Host.Clock.Advance(TimeSpan.FromMinutes(15));
        (await Say(second)).ShouldBe(Wrong);
        (await Begun()).ShouldBeFalse();
        (await Say(await Offer())).ShouldBe(Linked);
    }

    [Fact]
    public async Task Link_FiveWrongCodes_AnotherIsNotLookedAtForAnHour()
    {
        var code = await Offer();
        for (var i = 0; i < 5; i++)
        {
            (await Say("staff BBBB-CCCC-DDDD", "eve")).ShouldBe(Wrong);
        }

        (await Say(code, "eve")).ShouldBe(Wrong);
        (await Say(code)).ShouldBe(Linked, "others are not held up by it");
        _chat.Host.Clock.Advance(TimeSpan.FromHours(1));
        (await Say(await Offer(), "eve")).ShouldBe(Linked);
    }

    [Fact]
    public async Task Link_ByTextMessage_IsTheDialogsTurn() =>
        (await _chat.Host.Phone("+15551230001").Text(await Offer())).ShouldContain("Español");

    [Theory]
    [InlineData("staff were very rude to me")]
    [InlineData("the staff BBBB-CCCC-DDDD")]
    [InlineData("staff")]
    public async Task Link_WordsThatAreNoCode_AreTheDialogsTurn(string text)
    {
        (await Say(text)).ShouldNotBe(Wrong);
        (await Begun()).ShouldBeTrue();
    }

    [Fact]
    public async Task Link_InAGroup_IsNotHeard()
    {
        var message = _chat.Message(await Offer(), "rosa", channel: Teams);
        message["conversation"]!["isGroup"] = true;

        (await _chat.Post(message)).ShouldBe(HttpStatusCode.OK);

        Book.Current.Members.ShouldHaveSingleItem().Chat.ShouldBeNull();
    }

    [Fact]
    public async Task Unlink_Chat_GetsNoPagesAndIsAPersonsAgain()
    {
        await Say(await Offer());
        (await _coordinator.Send(Page, Page + "?handler=Unlink", ("tag", "roster:rosa"))).Place.ShouldBe(Page);
        var sent = _chat.Connector.Calls.Count;

        await Emergency();

        _chat.Connector.Calls.Count.ShouldBe(sent);
        (await Say("hello")).ShouldContain("safe");
    }

    [Fact]
    public async Task Keep_MemberWithAChat_KeepsItAndNeedsNoNumber()
    {
        await Say(await Offer());
        var (_, version) = await Book.Read(default);

        var kept = await _coordinator.Send(
            Page, Page + "?handler=Keep", ("version", $"{version}"), ("tag", "roster:rosa"), ("name", "Rosa"), ("number", ""), ("step", "1"), ("from", "00:00"), ("to", "00:00"));
        kept.Place.ShouldBe(Page);
        await Emergency();

        (await _chat.Connector.Next()).Text.ShouldStartWith("New urgent request");
        _chat.Host.Twilio.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_ChannelHasMoved_GoesWhereTheMemberLastWroteFrom()
    {
        await Say(await Offer());
        await using var moved = await Connector.Start();
        var message = _chat.Message("hello", "rosa", channel: Teams);
        message["serviceUrl"] = moved.ServiceUrl;
        (await _chat.Post(message)).ShouldBe(HttpStatusCode.OK);
        await moved.Next();

        await Emergency();

        (await moved.Next()).Text.ShouldStartWith("New urgent request");
    }

    [Fact]
    public async Task Link_WhoSaidHelloBefore_IsNotRemindedLater()
    {
        await Say("hello");
        await Say(await Offer());
        var sent = _chat.Connector.Calls.Count;

        await _chat.Host.Wait(TimeSpan.FromHours(48), TimeSpan.FromHours(1));

        _chat.Connector.Calls.Count.ShouldBe(sent);
    }

    [Fact]
    public async Task Installed_InALinkedChat_IsNotGreeted()
    {
        await Say(await Offer());
        var sent = _chat.Connector.Calls.Count;
        var arrival = _chat.Message("", "rosa", channel: Teams);
        (arrival["type"], arrival["action"]) = ("installationUpdate", "add");

        (await _chat.Post(arrival)).ShouldBe(HttpStatusCode.OK);
        await _chat.Host.Pump();

        _chat.Connector.Calls.Count.ShouldBe(sent);
        (await Begun()).ShouldBeFalse();
    }

    [Fact]
    public async Task StoreDown_LinkedChat_IsToldAllTheSame()
    {
        await Say(await Offer());
        var page = new UnstoredPage(
            () => Book.Current, _chat.Host.Get<StaffWords>(), new AlertOptions(), _chat.Host.Get<IEnumerable<IChannel>>(), _chat.Host.Clock, NullLogger<UnstoredPage>.Instance);

        page.Send();
        await page.StopAsync(default);

        (await _chat.Connector.Next()).Text.ShouldStartWith("Urgent text on the hotline, but our system is down.");
        _chat.Host.Twilio.All.ShouldHaveSingleItem();
    }

    private RosterBook Book => _chat.Host.Get<RosterBook>();

    private IRecordStore Records => _chat.Host.Get<IRecordStore>();

    // As the coordinator reads it off the page.
    private async Task<string> Offer() =>
        Code().Match((await _coordinator.Send(Page, Page + "?handler=Link", ("tag", "roster:rosa"))).Body).Groups["code"].Value;

    private Task<string> Say(string text, string user = "rosa") => _chat.Say(text, user, Teams);

    private async Task<bool> Begun(string user = "rosa") =>
        (await _chat.Host.Get<ITurnStore>().Load(_chat.Host.Get<ILookup>().Contact("teams", $"{Teams}/c-{user}/{user}"), null, default)).Conversation is not null;

    private async Task Emergency()
    {
        await new WebPhone(_chat.Host, "try-1111111111").Texts("hello", "1", "1");
        await _chat.Host.Pump();
    }

    [GeneratedRegex("<code>(?<code>staff [A-Z]{4}-[A-Z]{4}-[A-Z]{4})</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
