using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using TriageBot.Alerts;
using TriageBot.Channels;
using TriageBot.Tests.Channels.BotFramework;

namespace TriageBot.Tests.Alerts;

/// <summary>Staff who are paged in Teams: the whole host, its real door, and the far end of a channel.</summary>
public sealed class ChatPageTests : IAsyncLifetime
{
    private StaffChat _staff = null!;

    public async Task InitializeAsync() => _staff = await StaffChat.Start();

    public async Task DisposeAsync() => await _staff.DisposeAsync();

    [Fact]
    public async Task Page_InALinkedChat_IsTakenByOnePressAndBeginsNoIntake()
    {
        (await _staff.Say(await _staff.Offer())).ShouldBe(StaffChat.Linked);
        (await _staff.Coordinator.Look(StaffChat.Page)).Body.ShouldContain("chat (teams)");

        await _staff.Emergency();

        var page = await _staff.Chat.Connector.Next();
        page.Target.ShouldBe("POST /amer/v3/conversations/c-rosa/activities");
        page.Authorization.ShouldStartWith("Bearer token-");
        var button = page.Activity["suggestedActions"]!["actions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)button["type"], (string?)button["title"]).ShouldBe(("imBack", "Take it"));
        var code = (string)button["value"]!;
        page.Text.ShouldMatch($"^New urgent request [A-Z0-9]+-[0-9]+\\. Reply {code} to take it\\.$");

        (await _staff.Say(code)).ShouldEndWith("is yours. Open your case system to see it.");
        (await _staff.Say("thank you")).ShouldBe("That code does not match an open request.");
        (await _staff.Records.DuePages(_staff.Chat.Host.Clock.GetUtcNow().AddDays(1), 10, default)).ShouldBeEmpty();
        (await _staff.Records.Intakes(10, default)).ShouldHaveSingleItem();
        (await _staff.Begun()).ShouldBeFalse();
        var trail = (await _staff.Records.AuditTrail(100, default)).Reverse().Select(entry => $"{entry.Actor}: {entry.Action} {entry.Detail}").ToList();
        trail.ShouldContain("roster:rosa: chat-linked ");
        trail.ShouldContain("person: page roster:rosa", "told by text and in the chat, and counted once");
        trail.ShouldContain("roster:rosa: page-taken ");
    }

    [Fact]
    public async Task Unlink_Chat_GetsNoPagesAndIsAPersonsAgain()
    {
        await _staff.Say(await _staff.Offer());
        (await _staff.Coordinator.Send(StaffChat.Page, StaffChat.Page + "?handler=Unlink", ("tag", "roster:rosa"))).Place.ShouldBe(StaffChat.Page);
        var sent = _staff.Chat.Connector.Calls.Count;

        await _staff.Emergency();

        _staff.Chat.Connector.Calls.Count.ShouldBe(sent);
        (await _staff.Say("hello")).ShouldContain("safe");
    }

    [Fact]
    public async Task Keep_MemberWithAChat_KeepsItAndNeedsNoNumber()
    {
        await _staff.Say(await _staff.Offer());
        var (_, version) = await _staff.Book.Read(default);

        var kept = await _staff.Coordinator.Send(
            StaffChat.Page, StaffChat.Page + "?handler=Keep", ("version", $"{version}"), ("tag", "roster:rosa"), ("name", "Rosa"), ("number", ""), ("step", "1"), ("from", "00:00"), ("to", "00:00"));
        kept.Place.ShouldBe(StaffChat.Page);
        await _staff.Emergency();

        (await _staff.Chat.Connector.Next()).Text.ShouldStartWith("New urgent request");
        _staff.Chat.Host.Twilio.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_ChannelHasMoved_GoesWhereTheMemberLastWroteFrom()
    {
        await _staff.Say(await _staff.Offer());
        await using var moved = await Connector.Start();
        var message = _staff.Chat.Message("hello", "rosa", channel: StaffChat.Teams);
        message["serviceUrl"] = moved.ServiceUrl;
        (await _staff.Chat.Post(message)).ShouldBe(HttpStatusCode.OK);
        await moved.Next();

        await _staff.Emergency();

        (await moved.Next()).Text.ShouldStartWith("New urgent request");
    }

    [Fact]
    public async Task Installed_InALinkedChat_IsNotGreeted()
    {
        await _staff.Say(await _staff.Offer());
        var sent = _staff.Chat.Connector.Calls.Count;
        var arrival = _staff.Chat.Message("", "rosa", channel: StaffChat.Teams);
        (arrival["type"], arrival["action"]) = ("installationUpdate", "add");

        (await _staff.Chat.Post(arrival)).ShouldBe(HttpStatusCode.OK);
        await _staff.Chat.Host.Pump();

        _staff.Chat.Connector.Calls.Count.ShouldBe(sent);
        (await _staff.Begun()).ShouldBeFalse();
    }

    [Fact]
    public async Task StoreDown_LinkedChat_IsToldAllTheSame()
    {
        await _staff.Say(await _staff.Offer());
        var page = new UnstoredPage(
            () => _staff.Book.Current, _staff.Chat.Host.Get<StaffWords>(), new AlertOptions(), _staff.Chat.Host.Get<IEnumerable<IChannel>>(), _staff.Chat.Host.Clock, NullLogger<UnstoredPage>.Instance);

        page.Send();
        await page.StopAsync(default);

        (await _staff.Chat.Connector.Next()).Text.ShouldStartWith("Urgent text on the hotline, but our system is down.");
        _staff.Chat.Host.Twilio.All.ShouldHaveSingleItem();
    }
}
