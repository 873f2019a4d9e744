using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.BotFramework;

/// <summary>One conversation by SMS, WhatsApp, Teams and web chat, word for word.</summary>
public class FourDoorsTests
{
    private const string Number = "+15551230001";
    private static readonly string[] Opening = ["hola", "1", "2", "1", "4", "mi hermano", "Juan Pérez Gómez", "1", "1", "1", "5 de marzo de 2027"];

    [Fact]
    public async Task Conversation_ThroughAnyDoor_GivesTheSameIntake()
    {
        await using var receiver = await Receiver.Start();
        await using var chat = await Chat.Start(("CaseQueue:Url", receiver.Url.ToString()), ("CaseQueue:AllowPrivateNetwork", "true"));
        var (sms, whatsApp) = (chat.Host.Phone(Number), new Phone(chat.Host, "whatsapp:" + Number, "whatsapp:" + RunningHost.Number));
        Func<string, Task<string>>[] doors = [text => sms.Text(text), text => whatsApp.Text(text), text => chat.Say(text, "ana", "msteams"), text => chat.Say(text, "ana", "webchat")];

        foreach (var text in Opening.Concat(Enumerable.Repeat("0", 60)))
        {
            var answers = new List<string>();
            foreach (var door in doors)
            {
                answers.Add(await door(text));
            }

            if (Conversations.IsLast(answers[0]))
            {
                break;
            }

            answers.Select(WithoutAccents).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem(text);
        }

        await chat.Host.Pump();
        var intakes = receiver.Accepted.Select(accepted => JsonNode.Parse(accepted.Body)!).Where(body => (string?)body["type"] is "intake.completed").Select(body => body["data"]!).ToList();
        intakes.Select(data => $"{data["channel"]} {data["contact"]!["address"]}").Order(StringComparer.Ordinal)
            .ShouldBe([$"sms {Number}", "teams msteams/c-ana/ana", "webchat webchat/c-ana/ana", $"whatsapp {Number}"]);
        var same = intakes.Select(Comparable).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        same.ShouldContain("Juan Pérez Gómez");
        same.ShouldContain("mi hermano");
        same.ShouldContain("2027-03-05");
    }

    // By SMS they may be dropped: a letter that GSM-7 lacks makes a text twice as dear.
    private static string WithoutAccents(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(letter => char.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark));

    // All but who it is, where, when, and under which name.
    private static string Comparable(JsonNode data)
    {
        foreach (var own in new[] { "intakeId", "reference", "channel" })
        {
            data[own] = null;
        }

        data["contact"]!["address"] = null;
        data["consent"]!["at"] = null;
        return data.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
