using System.Net;
using System.Text.Json.Nodes;
using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.BotFramework;

/// <summary>People who take the app out of their chats, and come back.</summary>
public sealed class ChatLeavingTests : IAsyncLifetime
{
    private Receiver _cases = null!;
    private Chat _chat = null!;

    public async Task InitializeAsync()
    {
        _cases = await Receiver.Start();
        _chat = await Chat.Start(("CaseQueue:Url", _cases.Url.ToString()), ("CaseQueue:AllowPrivateNetwork", "true"));
    }

    public async Task DisposeAsync()
    {
        await _chat.DisposeAsync();
        await _cases.DisposeAsync();
    }

    [Theory]
    [InlineData("installationUpdate")]
    [InlineData("conversationUpdate")]
    public async Task Uninstalled_NothingIsSentAnyMore_AndStaffAreTold(string type)
    {
        await Say("hello", "1", "2", "1");
        await Finish();
        var sent = _chat.Connector.Calls.Count;

        (await _chat.Post(Removal(type, "r1"))).ShouldBe(HttpStatusCode.OK);
        (await _chat.Post(Removal(type, "r2"))).ShouldBe(HttpStatusCode.OK);
        _chat.Host.Clock.Advance(TimeSpan.FromSeconds(10));
        await _chat.Post(_chat.Message("is anybody there"));
        await _chat.Host.Wait(TimeSpan.FromHours(30), TimeSpan.FromHours(1));

        _chat.Connector.Calls.Count.ShouldBe(sent);
        var updates = Events().Where(call => (string?)call["type"] == "intake.updated").ToList();
        updates.ShouldAllBe(update => (bool)update["data"]!["contact"]!["optedOut"]!);
        updates.Count.ShouldBe(2, "opted out once, and a remark");
    }

    [Fact]
    public async Task Uninstalled_InTheMiddle_IsNotNudged()
    {
        await Say("hello", "1", "2", "1");
        await _chat.Post(Removal("installationUpdate", "r1"));
        var sent = _chat.Connector.Calls.Count;

        await _chat.Host.Wait(TimeSpan.FromHours(30), TimeSpan.FromHours(1));

        _chat.Connector.Calls.Count.ShouldBe(sent);
    }

    [Fact]
    public async Task InstalledAgain_OptsInAndGoesOnWhereItWas()
    {
        await Say("hello", "1", "2");
        await _chat.Post(Removal("installationUpdate", "r1"));
        var add = _chat.Event("installationUpdate", "i1", ("action", "add"));

        (await _chat.Post(add)).ShouldBe(HttpStatusCode.OK);
        var back = await _chat.Connector.Next();
        back.Text.ShouldContain("You will get our messages again");
        back.Text.ShouldContain("1 Yes, I agree");
        var sent = _chat.Connector.Calls.Count;
        (await _chat.Post(add)).ShouldBe(HttpStatusCode.OK);
        await _chat.Post(_chat.Event("installationUpdate", "i2", ("action", "add")));
        await _chat.Host.Pump();

        _chat.Connector.Calls.Count.ShouldBe(sent, "one welcome is enough");
    }

    [Fact]
    public async Task StartWrittenAfterwards_OptsInAgain()
    {
        await Say("hello", "1");
        await _chat.Post(Removal("installationUpdate", "r1"));

        (await _chat.Say("START")).ShouldContain("danger");
    }

    [Fact]
    public async Task Installed_ByAStranger_IsGreetedOnce()
    {
        await _chat.Post(_chat.Event("installationUpdate", "i1", ("action", "add")));
        (await _chat.Connector.Next()).Text.ShouldContain("Hola");
        await _chat.Post(_chat.Event("conversationUpdate", "u1", ("membersAdded", new JsonArray(new JsonObject { ["id"] = "ana" }))));
        await _chat.Host.Pump();

        _chat.Connector.Calls.Count.ShouldBe(1);
    }

    private JsonObject Removal(string type, string id) => type is "installationUpdate"
        ? _chat.Event(type, id, ("action", "remove"))
        : _chat.Event(type, id, ("membersRemoved", new JsonArray(new JsonObject { ["id"] = "bot" })));

    private async Task Say(params string[] texts)
    {
        foreach (var text in texts)
        {
            await _chat.Say(text);
        }
    }

    private async Task Finish()
    {
        while (!Conversations.IsLast(await _chat.Say("0")))
        {
        }

        await _chat.Host.Pump();
    }

    // A clock that jumps may have one sent twice.
    private IEnumerable<JsonNode> Events() => _cases.Accepted.DistinctBy(call => call.Id).Select(call => JsonNode.Parse(call.Body)!);
}
