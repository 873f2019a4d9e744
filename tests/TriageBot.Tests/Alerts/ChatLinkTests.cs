using System.Net;
using System.Text;

namespace TriageBot.Tests.Alerts;

/// <summary>A chat is linked by the code that the roster showed, and by nothing else.</summary>
public sealed class ChatLinkTests : IAsyncLifetime
{
    private StaffChat _staff = null!;

    public async Task InitializeAsync() => _staff = await StaffChat.Start();

    public async Task DisposeAsync() => await _staff.DisposeAsync();

    [Fact]
    public async Task Link_SameMessageTwice_IsLinkedBothTimes()
    {
        var message = _staff.Chat.Message(await _staff.Offer(), "rosa", channel: StaffChat.Teams);

        await _staff.Chat.Post(message);
        (await _staff.Chat.Connector.Next()).Text.ShouldBe(StaffChat.Linked);
        await _staff.Chat.Post(message);
        (await _staff.Chat.Connector.Next()).Text.ShouldBe(StaffChat.Linked);
    }

    [Fact]
    public async Task Link_CodeThatIsUsed_IsRefusedInEveryOtherChat()
    {
        var code = await _staff.Offer();
        await _staff.Say(code);

        (await _staff.Say(code, "eve")).ShouldBe(StaffChat.Wrong);
        (await _staff.Begun("eve")).ShouldBeFalse();
    }

    [Fact]
    public async Task Link_CodeThatIsOldOrReplaced_IsRefused()
    {
        var first = await _staff.Offer();
        var second = await _staff.Offer();

        (await _staff.Say(first)).ShouldBe(StaffChat.Wrong);
        _staff.Chat.Host.Clock.Advance(TimeSpan.FromMinutes(15));
        (await _staff.Say(second)).ShouldBe(StaffChat.Wrong);
        (await _staff.Begun()).ShouldBeFalse();
        (await _staff.Say(await _staff.Offer())).ShouldBe(StaffChat.Linked);
    }

    [Fact]
    public async Task Link_FiveWrongCodes_AnotherIsNotLookedAtForAnHour()
    {
        var code = await _staff.Offer();
        for (var i = 0; i < 5; i++)
        {
            (await _staff.Say("staff BBBB-CCCC-DDDD", "eve")).ShouldBe(StaffChat.Wrong);
        }

        (await _staff.Say(code, "eve")).ShouldBe(StaffChat.Wrong);
        (await _staff.Say(code)).ShouldBe(StaffChat.Linked, "others are not held up by it");
        _staff.Chat.Host.Clock.Advance(TimeSpan.FromHours(1));
        (await _staff.Say(await _staff.Offer(), "eve")).ShouldBe(StaffChat.Linked);
    }

    [Fact]
    public async Task Link_ByTextMessage_IsTheDialogsTurn() =>
        (await _staff.Chat.Host.Phone("+15551230001").Text(await _staff.Offer())).ShouldNotBeOneOf(StaffChat.Linked, StaffChat.Wrong, "");

    [Theory]
    [InlineData("staff were very rude to me")]
    [InlineData("the staff BBBB-CCCC-DDDD")]
    [InlineData("staff")]
    public async Task Link_WordsThatAreNoCode_AreTheDialogsTurn(string text)
    {
        (await _staff.Say(text)).ShouldNotBe(StaffChat.Wrong);
        (await _staff.Begun()).ShouldBeTrue();
    }

    [Fact]
    public async Task Link_MessageNobodyVouchesFor_IsRefused()
    {
        await using var staff = await StaffChat.Start(("BotFramework:AllowAnonymous", "true"));
        using var message = new StringContent(staff.Chat.Message(await staff.Offer(), "rosa", channel: StaffChat.Teams).ToJsonString(), Encoding.UTF8, "application/json");

        using var response = await staff.Chat.Host.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), message);

        (await staff.Chat.Connector.Next()).Text.ShouldBe(StaffChat.Wrong);
        staff.Book.Current.Members.ShouldHaveSingleItem().Chat.ShouldBeNull();
    }

    [Fact]
    public async Task Link_InAGroup_IsNotHeard()
    {
        var message = _staff.Chat.Message(await _staff.Offer(), "rosa", channel: StaffChat.Teams);
        message["conversation"]!["isGroup"] = true;

        (await _staff.Chat.Post(message)).ShouldBe(HttpStatusCode.OK);

        _staff.Book.Current.Members.ShouldHaveSingleItem().Chat.ShouldBeNull();
    }

    [Fact]
    public async Task Link_WhoSaidHelloBefore_IsNotRemindedLater()
    {
        await _staff.Say("hello");
        await _staff.Say(await _staff.Offer());
        var sent = _staff.Chat.Connector.Calls.Count;

        await _staff.Chat.Host.Wait(TimeSpan.FromHours(48), TimeSpan.FromHours(1));

        _staff.Chat.Connector.Calls.Count.ShouldBe(sent);
    }
}
