using System.Net;
using System.Text.Json.Nodes;
using TriageBot.Privacy;
using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.BotFramework;

/// <summary>What is left of a message that the person deleted in their chat.</summary>
public sealed class ChatDeletionTests : IAsyncLifetime
{
    private const string Gone = "(deleted by the person in the chat)";
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

    [Fact]
    public async Task WordsForAPerson_Deleted_GoFromTranscriptAndIntakeAndStaffSeeIt()
    {
        await Say("hello", "1", "2", "1");
        await Finish();
        var words = await Say("my landlord has changed the lock again");
        await Delete(words);

        (await Texts()).ShouldNotContain("my landlord has changed the lock again");
        var update = Newest();
        ((string?)update["type"]).ShouldBe("intake.updated");
        update.ToJsonString().ShouldNotContain("landlord");
        update["data"]!["answers"]!.AsArray().Last()!.AsObject().ShouldSatisfyAllConditions(
            remark => ((string?)remark["question"]).ShouldBe("remark"), remark => ((string?)remark["text"]).ShouldBe(Gone));
    }

    [Fact]
    public async Task Answer_Deleted_KeepsItsMeaningAndLosesItsWords()
    {
        await Say("hello", "1", "2");
        var yes = await Say("yes of course I agree");
        await Finish();
        await Delete(yes);

        var data = Newest()["data"]!;
        var consent = data["answers"]!.AsArray().Single(answer => (string?)answer!["question"] == "consent")!;
        ((string?)consent["value"], (string?)consent["text"]).ShouldBe(("yes", Gone));
        data["answers"]!.AsArray().Count(answer => (string?)answer!["text"] == Gone).ShouldBe(1);
        (await Texts()).ShouldNotContain("yes of course I agree");
    }

    [Fact]
    public async Task Edits_GoWithTheMessage_AndDangerStays()
    {
        await Say("hello", "1", "2", "1");
        await Finish();
        var id = await Say("please call me");
        var edit = _chat.Message("they beat my brother and keep him locked up at the ICE office", id: id);
        (edit["type"], edit["timestamp"]) = ("messageUpdate", "t1");
        _chat.Host.Clock.Advance(TimeSpan.FromSeconds(10));
        await _chat.Post(edit);
        await _chat.Connector.Next();
        await Delete(id);

        var texts = await Texts();
        texts.ShouldNotContain(text => text.Contains("brother", StringComparison.Ordinal) || text.Contains("call me", StringComparison.Ordinal));
        var data = Newest()["data"]!;
        data.ToJsonString().ShouldNotContain("brother");
        ((string?)data["urgency"]!["level"]).ShouldBe("emergency");
    }

    [Fact]
    public async Task Deletion_OfWhatIsUnknownOrTwice_ChangesNothing()
    {
        await Say("hello", "1", "2", "1");
        await Finish();
        var words = await Say("I forgot to say something important");
        await Delete(words);
        var (told, sent) = (_cases.Accepted.Count, _chat.Connector.Calls.Count);

        await Delete(words);
        await Delete("never-seen");
        (await _chat.Post(Of(_chat.Event("messageDelete", words), "somebody-else"))).ShouldBe(HttpStatusCode.OK);
        await _chat.Host.Pump();

        (_cases.Accepted.Count, _chat.Connector.Calls.Count).ShouldBe((told, sent));
    }

    [Fact]
    public async Task Deletion_OnLegalHold_ErasesNothing()
    {
        var words = await Say("hello", "1", "2", "1", "my landlord has changed the lock again");
        await _chat.Host.Get<LegalHolds>().Place(_chat.Host.Get<ILookup>().Contact("webchat", "webchat/c-ana/ana"), "int_1", default);

        await Delete(words);

        (await Texts()).ShouldContain("my landlord has changed the lock again");
    }

    private static JsonObject Of(JsonObject activity, string user)
    {
        activity["from"]!["id"] = user;
        return activity;
    }

    /// <returns>The id of the last message.</returns>
    private async Task<string> Say(params string[] texts)
    {
        foreach (var text in texts)
        {
            await _chat.Say(text);
        }

        return _chat.LastId;
    }

    private async Task Delete(string id)
    {
        (await _chat.Post(_chat.Event("messageDelete", id, ("channelData", new JsonObject { ["eventType"] = "softDeleteMessage" })))).ShouldBe(HttpStatusCode.OK);
        await _chat.Host.Pump();
    }

    private async Task Finish()
    {
        while (!Conversations.IsLast(await _chat.Say("0")))
        {
        }

        await _chat.Host.Pump();
    }

    private async Task<IReadOnlyList<string>> Texts() => [.. (await _chat.Transcript()).Select(line => line.Text)];

    private JsonNode Newest() => JsonNode.Parse(_cases.Accepted.Last().Body)!;
}
