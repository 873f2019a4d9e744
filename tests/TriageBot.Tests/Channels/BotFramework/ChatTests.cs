using System.Net;
using System.Text.Json.Nodes;

namespace TriageBot.Tests.Channels.BotFramework;

/// <summary>Whole conversations through the Bot Framework's door.</summary>
public class ChatTests
{
    [Fact]
    public async Task Redelivery_ChangesNothingAndIsNotAnsweredTwice()
    {
        await using var chat = await Chat.Start();
        var hello = chat.Message("hello", id: "same");

        (await chat.Post(hello)).ShouldBe(HttpStatusCode.OK);
        await chat.Connector.Next();
        (await chat.Post(hello)).ShouldBe(HttpStatusCode.OK);

        (await chat.Say("1")).ShouldContain("danger");
        chat.Connector.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Refused_LeavesNothingBehind()
    {
        await using var chat = await Chat.Start();
        var rogue = new Forge(chat.Host.Clock.GetUtcNow()).Bearer(new Issuer.Key("first", Issuer.Rogue), serviceUrl: chat.Connector.ServiceUrl);

        (await chat.Post(chat.Message("hello"), rogue)).ShouldBe(HttpStatusCode.Unauthorized);

        await chat.Host.Pump();
        chat.Connector.Calls.ShouldBeEmpty();
        (await chat.Say("hello")).ShouldContain("1 Yes");
    }

    [Fact]
    public async Task Arrival_IsGreetedOnceAndNotInTheMiddle()
    {
        await using var chat = await Chat.Start();
        var arrival = chat.Message("", id: "arrival");
        (arrival["type"], arrival["membersAdded"]) = ("conversationUpdate", new JsonArray(new JsonObject { ["id"] = "bot" }, new JsonObject { ["id"] = "ana" }));

        (await chat.Post(arrival)).ShouldBe(HttpStatusCode.OK);
        var greeting = await chat.Connector.Next();
        greeting.Text.ShouldContain("Hola");
        Buttons(greeting).ShouldContain("Español=2");
        (await chat.Post(arrival)).ShouldBe(HttpStatusCode.OK);
        (await chat.Say("hola")).ShouldContain("¿Es seguro");
        (await chat.Post(arrival)).ShouldBe(HttpStatusCode.OK);

        (await chat.Say("1")).ShouldContain("peligro");
        chat.Connector.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Question_OffersItsAnswersAsButtons_AndDigitsStillAnswer()
    {
        await using var chat = await Chat.Start();
        await chat.Say("hola");

        Buttons(chat.Last!).ShouldBe(["Sí=1", "No=2"]);
        chat.Last!.Target.ShouldEndWith("/v3/conversations/c-ana/activities/m1");
        (await chat.Say("1")).ShouldContain("peligro");
    }

    [Fact]
    public async Task Edit_IsKeptForAPersonAndAnswersNothing_ButDangerInItIsHeard()
    {
        await using var chat = await Chat.Start();
        await chat.Say("hola");
        var edit = chat.Message("2", id: "m1");
        (edit["type"], edit["timestamp"]) = ("messageUpdate", "t1");

        (await chat.Post(edit)).ShouldBe(HttpStatusCode.OK);
        (await chat.Connector.Next()).Text.ShouldContain("¿Es seguro");

        (edit["text"], edit["timestamp"]) = ("mi hermano está detenido por ICE ahora", "t2");
        (await chat.Post(edit)).ShouldBe(HttpStatusCode.OK);
        var safety = await chat.Connector.Next();
        safety.Text.Length.ShouldBeGreaterThan(100);
        safety.Text.ShouldContain("¿Es seguro");
    }

    [Fact]
    public async Task Silence_IsNudgedWithoutReplyingToAnything()
    {
        await using var chat = await Chat.Start();
        foreach (var text in new[] { "hello", "1", "2", "1" })
        {
            await chat.Say(text);
        }

        await chat.Host.Wait(TimeSpan.FromHours(24), TimeSpan.FromHours(1));

        (await chat.Connector.Next()).Target.ShouldEndWith("/v3/conversations/c-ana/activities");
    }

    private static string[] Buttons(Connector.Call call) =>
        [.. call.Activity["suggestedActions"]!["actions"]!.AsArray().Select(action => $"{action!["title"]}={action["value"]}")];
}
