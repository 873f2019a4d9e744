using System.Net;
using System.Text.Json.Nodes;
using TriageBot.Channels;
using TriageBot.Channels.BotFramework;
using TriageBot.Stores;

namespace TriageBot.Tests.Channels.BotFramework;

public sealed class BotEndpointsTests : IAsyncLifetime
{
    private BotHost _host = null!;

    [Fact]
    public async Task Message_WithAllThatTeamsSends_IsTakenIn()
    {
        using var response = await _host.Post("""
            {"text":" Hola\n","textFormat":"plain","attachments":[{"contentType":"text/html","content":"<p>Hola</p>"}],"type":"message","timestamp":"2026-11-22T15:04:05.123Z",
             "localTimestamp":"2026-11-22T09:04:05.123-06:00","id":"1732287845123","channelId":"msteams","serviceUrl":"https://smba.example.net/amer/",
             "from":{"id":"29:1abc","name":"Ana","aadObjectId":"0000"},"conversation":{"conversationType":"personal","tenantId":"t","id":"a:1xyz"},
             "recipient":{"id":"28:bot","name":"Bot"},"entities":[{"locale":"es-MX","type":"clientInfo"}],"channelData":{"tenant":{"id":"t"}},"locale":"es-MX","callerId":"urn:x","new":{"thing":[1,2]}}
            """);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        var message = _host.Turns.Messages.ShouldHaveSingleItem();
        message.Media.ShouldBeEmpty();
        message.ShouldBe(message with
        {
            Channel = "teams", From = "msteams/a%3A1xyz/29%3A1abc", ExternalId = "msteams/a%3A1xyz/1732287845123", Text = "Hola", ReplyInline = false, Opens = false, Edited = false, Buttons = true,
        });
        BotRoute.Read(message.To).ShouldBe(new BotRoute("https://smba.example.net/amer/", "msteams", "a:1xyz", "28:bot", "29:1abc", "1732287845123", Vouched: true));
    }

    [Theory]
    [InlineData("webchat", "webchat")]
    [InlineData("directline", "directline")]
    [InlineData("sms", "bot")]
    [InlineData("web", "bot")]
    [InlineData("brand-new", "bot")]
    public async Task Channel_OfAnyName_NeverTakesOneOfOurs(string channelId, string name)
    {
        _host.Issuer.Keys[0] = new Issuer.Key("first", _host.Issuer.Keys[0].Rsa, channelId);
        await Post(activity => activity["channelId"] = channelId);

        _host.Turns.Messages.ShouldHaveSingleItem().Channel.ShouldBe(name);
        _host.Channel.Names.ShouldContain(name);
    }

    [Fact]
    public async Task Message_OfMediaOnly_IsTakenInByReference()
    {
        await Post(activity =>
        {
            activity.Remove("text");
            activity["attachments"] = new JsonArray(
                new JsonObject { ["contentType"] = "audio/ogg", ["contentUrl"] = "https://files.example/1" },
                new JsonObject { ["contentUrl"] = "data:image/png;base64,AAAA" },
                new JsonObject { ["contentType"] = "image/*", ["contentUrl"] = "file:///etc/passwd" },
                Paper(new JsonObject { ["downloadUrl"] = "https://ana.sharepoint.example/x?tempauth=1", ["uniqueId"] = "1", ["fileType"] = "pdf" }),
                Paper(new JsonObject { ["downloadUrl"] = 7 }),
                Paper("none"),
                new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>" },
                null);
        });

        var unreadable = new Media("https://ana.sharepoint.example/page", "application/vnd.microsoft.teams.file.download.info");
        var message = _host.Turns.Messages.ShouldHaveSingleItem();
        message.Text.ShouldBeEmpty();
        message.Media.ShouldBe([new Media("https://files.example/1", "audio/ogg"), new Media("data:image/png;base64,AAAA", "application/octet-stream"), new Media("data:", "image/*"), new Media("https://ana.sharepoint.example/x?tempauth=1", "application/pdf"), unreadable, unreadable]);

        static JsonObject Paper(JsonNode content) => new()
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info", ["contentUrl"] = "https://ana.sharepoint.example/page", ["name"] = "paper.pdf", ["content"] = content,
        };
    }

    [Fact]
    public async Task Arrival_OfAPerson_OpensAndOfTheBotDoesNot()
    {
        await Post(Arrival("bot"));
        _host.Turns.Messages.ShouldBeEmpty();

        await Post(Arrival("bot", "ana"));
        await Post(Arrival("ana"));
        await Post(_ => { });

        var opened = _host.Turns.Messages.Where(message => message.Opens).ToList();
        opened.Count.ShouldBe(2);
        opened.Select(message => message.ExternalId).Distinct().ShouldHaveSingleItem();
        opened.ShouldAllBe(message => message.Text.Length == 0);
        _host.Turns.Messages.Select(message => message.From).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("messageReaction")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("typing")]
    [InlineData("installationUpdate")]
    [InlineData("contactRelationUpdate")]
    [InlineData("somethingNew")]
    public async Task Activity_OfNoConcern_Is200AndNothingHappens(string type)
    {
        (await Post(activity => activity["type"] = type)).ShouldBe(HttpStatusCode.OK);
        _host.Turns.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Invoke_Is501()
    {
        (await Post(activity => activity["type"] = "invoke")).ShouldBe(HttpStatusCode.NotImplemented);
        _host.Turns.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("isGroup", "true")]
    [InlineData("conversationType", "\"channel\"")]
    [InlineData("conversationType", "\"groupChat\"")]
    public async Task Anything_InAGroup_IsNotTakenIn(string field, string value)
    {
        foreach (var type in new[] { "message", "messageUpdate", "messageDelete", "installationUpdate", "conversationUpdate" })
        {
            (await Post(activity =>
            {
                activity["type"] = type;
                activity["action"] = "remove";
                activity["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "bot" });
                activity["conversation"]![field] = JsonNode.Parse(value);
            })).ShouldBe(HttpStatusCode.OK);
        }

        _host.Turns.Messages.ShouldBeEmpty();
        _host.Turns.OptOuts.ShouldBeEmpty();
        _host.Turns.TakenBack.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("installationUpdate", "remove", null, "ana", true)]
    [InlineData("installationUpdate", "remove-upgrade", null, "ana", false)]
    [InlineData("installationUpdate", "remove", null, "bot", false)]
    [InlineData("conversationUpdate", null, "bot", "ana", true)]
    [InlineData("conversationUpdate", null, "ben", "ana", false)]
    [InlineData("conversationUpdate", null, "bot", "", false)]
    public async Task Removal_OfTheBotByAPerson_IsAnOptOut(string type, string? action, string? removed, string from, bool isOne)
    {
        (await Post(activity =>
        {
            (activity["type"], activity["action"]) = (type, action);
            activity["membersRemoved"] = removed is null ? null : new JsonArray(new JsonObject { ["id"] = removed });
            activity["from"]!["id"] = from;
        })).ShouldBe(HttpStatusCode.OK);

        _host.Turns.OptOuts.ShouldBe(isOne ? [("webchat", "webchat/c1/ana")] : []);
        _host.Turns.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Installation_OpensAndReturns_EachOneAnew()
    {
        foreach (var (action, id) in new[] { ("add", "i1"), ("add", "i2"), ("add-upgrade", "i3") })
        {
            await Post(activity => (activity["type"], activity["action"], activity["id"]) = ("installationUpdate", action, id));
        }

        _host.Turns.Messages.Count.ShouldBe(2);
        _host.Turns.Messages.ShouldAllBe(message => message.Opens && message.Returns && message.From == "webchat/c1/ana");
        _host.Turns.Messages.Select(message => message.ExternalId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Deletion_NamesTheMessageAndItsEdits()
    {
        await Post(activity => activity["id"] = "7");
        await Post(activity => (activity["type"], activity["id"], activity["timestamp"]) = ("messageUpdate", "7", "t1"));
        await Post(activity => (activity["type"], activity["id"], activity["channelData"]) = ("messageDelete", "7", new JsonObject { ["eventType"] = "softDeleteMessage" }));
        await Post(activity => (activity["type"], activity["id"]) = ("messageDelete", null));

        _host.Turns.TakenBack.ShouldHaveSingleItem().ShouldBe(("webchat", "webchat/c1/ana", "webchat/c1/7"));
        _host.Turns.Messages.Select(message => message.Handle).ShouldBe(["webchat/c1/7", "webchat/c1/7"]);
    }

    [Fact]
    public async Task Edit_IsAMessageOfItsOwn_AndTheSameEditIsNot()
    {
        foreach (var time in new[] { "t1", "t1", "t2" })
        {
            await Post(activity => (activity["type"], activity["id"], activity["timestamp"]) = ("messageUpdate", "7", time));
        }

        await Post(activity => activity["id"] = "7");

        _host.Turns.Messages.Select(message => message.Edited).ShouldBe([true, true, true, false]);
        _host.Turns.Messages.Select(message => message.ExternalId).Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("", "activity")]
    [InlineData("null", "activity")]
    [InlineData("[]", "activity")]
    [InlineData("\"hola\"", "activity")]
    [InlineData("{\"type\":\"message\"", "activity")]
    [InlineData("{\"type\":7}", "type")]
    [InlineData("{\"from\":\"ana\"}", "from")]
    [InlineData("{\"from\":{\"id\":[]}}", "from.id")]
    [InlineData("{\"conversation\":{\"isGroup\":\"x\"}}", "conversation.isGroup")]
    [InlineData("{\"attachments\":{}}", "attachments")]
    [InlineData("{\"text\":\"\\ud800\"}", "text")]
    public async Task Body_ThatCannotBeRead_Is400NamingTheField(string body, string field)
    {
        using var response = await _host.Post(body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.Content.ReadAsStringAsync()).ShouldContain($"\"{field}\"");
    }

    [Theory]
    [InlineData("type")]
    [InlineData("id")]
    [InlineData("from")]
    [InlineData("conversation")]
    public async Task Message_WithoutWhatItNeeds_Is400NamingTheField(string field)
    {
        var activity = TokenCases.Activity();
        activity.Remove(field);
        using var response = await _host.Post(activity);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain($"\"{field}");
        _host.Turns.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(BotDoor.MaxBytes, HttpStatusCode.OK)]
    [InlineData(BotDoor.MaxBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(2 * 1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Body_OfASize_IsTakenUpToTheLimit(int bytes, HttpStatusCode status)
    {
        using var response = await _host.Post(TokenCases.Activity().ToJsonString().PadRight(bytes));

        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Body_UnreadableOrHugeWithoutAToken_Is401()
    {
        using var unreadable = await _host.Post("{", "");
        using var form = await _host.Post("a=b", "", "application/x-www-form-urlencoded");
        using var signedForm = await _host.Post("a=b", contentType: "application/x-www-form-urlencoded");

        unreadable.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        form.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        signedForm.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Body_OfRandomBytes_IsNeverAServerError()
    {
        var random = new Random(7);
        var sound = TokenCases.Activity().ToJsonString();
        for (var round = 0; round < 200; round++)
        {
            var at = random.Next(sound.Length);
            using var response = await _host.Post(sound.Remove(at, random.Next(1, Math.Min(4, sound.Length - at + 1))).Insert(at, ((char)random.Next(1, 255)).ToString()));

            ((int)response.StatusCode).ShouldBeOneOf(200, 400, 403);
        }
    }

    [Fact]
    public async Task Message_WhileNothingCanBeStored_Is503()
    {
        _host.Turns.Reply = _ => throw new StoreUnavailableException("full");

        (await Post(_ => { })).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    public async Task InitializeAsync() => _host = await BotHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private static Action<JsonObject> Arrival(params string[] members) => activity =>
    {
        activity["type"] = "conversationUpdate";
        activity["id"] = Guid.NewGuid().ToString();
        activity["membersAdded"] = new JsonArray([.. members.Select(member => new JsonObject { ["id"] = member })]);
    };

    private async Task<HttpStatusCode> Post(Action<JsonObject> change)
    {
        var activity = TokenCases.Activity();
        change(activity);
        using var response = await _host.Post(activity);
        return response.StatusCode;
    }
}
