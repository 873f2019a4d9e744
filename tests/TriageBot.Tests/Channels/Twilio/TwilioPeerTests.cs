using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TriageBot.Channels.Twilio;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.Twilio;

/// <summary>Forms that the npm library twilio made and signed.</summary>
public class TwilioPeerTests
{
    [PeerFact("twilio")]
    public async Task Messages_SignedByTwiliosOwnLibrary_AreTakenIn()
    {
        await using var host = await TwilioHost.Start();
        var random = new Random(12);
        var forms = Enumerable.Range(0, 300).Select(number => RandomForm(number, random)).ToArray();

        var answers = await NodePeer.Ask<Answer[]>("sign-and-post.js", new { url = host.Address(TwilioEndpoints.MessagesPath), token = TwilioHost.Token, forms });

        answers.Select(answer => answer.Status).ShouldAllBe(status => status == 200);
        answers.Select(answer => answer.Type).ShouldAllBe(type => type.StartsWith("text/xml"));
        host.Turns.Messages.Select(message => message.ExternalId).ShouldBe(forms.Select(form => (string)form["MessageSid"]!));
        host.Turns.Messages.Select(message => message.Text).ShouldBe(forms.Select(form => ((string)form["Body"]!).Trim()));
    }

    [PeerFact("twilio")]
    public async Task Messages_SignedByTwiliosOwnLibraryWithAnotherToken_AreRefused()
    {
        await using var host = await TwilioHost.Start();
        var forms = new[] { RandomForm(1, new Random(1)) };

        var answers = await NodePeer.Ask<Answer[]>("sign-and-post.js", new { url = host.Address(TwilioEndpoints.MessagesPath), token = "12346", forms });

        answers.ShouldHaveSingleItem().Status.ShouldBe(403);
        host.Turns.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_WithAnyByteOfASignedFormChanged_AreRefused()
    {
        await using var host = await TwilioHost.Start();
        const string Form = "MessageSid=SM1&From=%2B15551234567&To=%2B15550001111&Body=Est%C3%A1n+aqu%C3%AD&NumMedia=0&Empty=";
        var signature = TwilioSignature.Of(TwilioHost.Token, host.Address(TwilioEndpoints.MessagesPath), TwilioForm.Parse(Encoding.ASCII.GetBytes(Form)));

        for (var at = 0; at < Form.Length; at++)
        {
            var changed = Form.Remove(at, 1).Insert(at, ((char)(Form[at] ^ 1)).ToString());
            using var response = await host.Post(TwilioEndpoints.MessagesPath, changed, signature);

            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"byte {at}");
        }

        host.Turns.Messages.ShouldBeEmpty();
    }

    private static JsonObject RandomForm(int number, Random random)
    {
        var form = new JsonObject
        {
            ["MessageSid"] = $"SM{number:x32}",
            ["From"] = "+15551234567",
            ["Body"] = RandomTexts.Of(random, random.Next(0, 200)),
            ["MessagingBinding.Address"] = new JsonArray("+1415", "+1325", "+1415"),
            ["ChannelMetadata"] = "{\"type\":\"whatsapp\",\"data\":{\"a\":\"b&c=d+e%20f\"}}",
            ["Empty"] = "",
        };
        form["Ünknown " + RandomTexts.Of(random, 5)] = "x";
        return form;
    }

    private sealed record Answer(int Status, string Type, string Body);
}
