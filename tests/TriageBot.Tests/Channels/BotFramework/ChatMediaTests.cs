using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TriageBot.Stores;
using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;
using TriageBot.Turns;

namespace TriageBot.Tests.Channels.BotFramework;

/// <summary>Pictures and voice notes from a chat to the case system, and out of it again when the person deletes the message.</summary>
public sealed class ChatMediaTests : IAsyncLifetime
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

    [Fact]
    public async Task Attachments_OfAChat_AreFetchedListedAndKeptSealed()
    {
        await Agree();
        await Show("picture", ("image/*", _chat.Connector.Url + "/amer/v3/attachments/1/views/original"), ("image/png", "data:image/png;base64,eGs3cGFwZXJieXRlcw=="));
        await Finish();

        var listed = Data("intake.completed")["attachments"]!.AsArray();
        listed.Select(one => ((string?)one!["contentType"], (string?)one["state"], (int?)one["bytes"])).ShouldBe([("audio/ogg", "kept", 5), ("image/png", "kept", 13)]);
        _chat.Connector.Fetched.ShouldHaveSingleItem().Authorization.ShouldStartWith("Bearer ");
        (await Bytes("1")).ShouldBe("voice");
        (await Bytes("2")).ShouldBe("xk7paperbytes");
        (await Lines()).ShouldNotContain(line => line.Media.Any(medium => medium.Url.Contains("base64", StringComparison.Ordinal)), "bytes are kept once");
        Found("eGs3cGFwZXJieXRlcw==").ShouldBeFalse();
        Found("xk7paperbytes").ShouldBeFalse();
    }

    [Fact]
    public async Task Attachment_DeletedInTheChat_IsErasedAndStaffAreTold()
    {
        await Agree();
        await Show("picture", ("image/png", "data:image/png;base64,eGs3cGFwZXJieXRlcw=="));
        await Show("other", ("audio/ogg", "data:audio/ogg;base64,b3RoZXI="));
        await Finish();
        (await _chat.Post(_chat.Event("messageDelete", "picture"))).ShouldBe(HttpStatusCode.OK);
        await _chat.Host.Pump();

        Data("intake.updated")["attachments"]!.AsArray().Select(one => (string?)one!["state"]).ShouldBe(["erased", "kept"]);
        (await Bytes("1")).ShouldBeNull();
        (await Bytes("2")).ShouldBe("other");
        (await Lines()).Count(line => line.Media.Length > 0).ShouldBe(1);
    }

    private async Task Agree()
    {
        foreach (var text in new[] { "hello", "1", "2", "1" })
        {
            await _chat.Say(text);
        }
    }

    private async Task Show(string id, params (string Type, string Url)[] attachments)
    {
        _chat.Host.Clock.Advance(TimeSpan.FromSeconds(10));
        var message = _chat.Event("message", id, ("attachments", new JsonArray([.. attachments.Select(one => new JsonObject { ["contentType"] = one.Type, ["contentUrl"] = one.Url })])));
        (await _chat.Post(message)).ShouldBe(HttpStatusCode.OK);
        (await _chat.Connector.Next()).Text.Length.ShouldBeGreaterThan(20);
        await _chat.Host.Pump();
    }

    private async Task Finish()
    {
        while (!Conversations.IsLast(await _chat.Say("0")))
        {
        }

        await _chat.Host.Pump();
    }

    private JsonNode Data(string type) => _cases.Accepted.Select(call => JsonNode.Parse(call.Body)!).Last(call => (string?)call["type"] == type)["data"]!;

    private async Task<string?> Bytes(string number)
    {
        var intake = (string)Data("intake.completed")["intakeId"]!;
        return await _chat.Host.Get<IRecordStore>().Attachment(intake, int.Parse(number), default) is { } body
            ? Encoding.UTF8.GetString(KeptAttachment.Open(body, _chat.Host.Get<TriageBot.Privacy.ISealer>()).Bytes)
            : null;
    }

    private Task<IReadOnlyList<TranscriptLine>> Lines() => _chat.Transcript();

    private bool Found(string text) => Directory.EnumerateFiles(_chat.Host.Folder, "*", SearchOption.AllDirectories)
        .Any(file => Encoding.UTF8.GetString(File.ReadAllBytes(file)).Contains(text, StringComparison.Ordinal));
}
