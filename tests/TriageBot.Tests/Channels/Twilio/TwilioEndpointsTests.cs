using System.Net;
using System.Text;
using System.Xml.Linq;
using TriageBot.Channels.Twilio;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Tests.Channels.Twilio;

public class TwilioEndpointsTests
{
    private const string Hola = "MessageSid=SM1&From=%2B15551234567&To=%2B15550001111&Body=hola";

    [Fact]
    public async Task Messages_Signed_AnswersInTwiMLAndConfirmsArrival()
    {
        await using var host = await TwilioHost.Start();
        host.Turns.Reply = _ => Task.FromResult(new TurnReply(["1 < 2 & \"sí\"\n¿Y tú?", "two \u0001\uFFFE🏥"], ["out_1"]));

        using var response = await host.Text(Hola);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        Texts(await response.Content.ReadAsStringAsync()).ShouldBe(["1 < 2 & \"si\"\n¿Y tu?", "two 🏥"]);
        (await host.Turns.FirstArrival.WaitAsync(TimeSpan.FromSeconds(10))).OutboxIds.ShouldBe(["out_1"]);
        var message = host.Turns.Messages.ShouldHaveSingleItem();
        (message.Channel, message.From, message.ExternalId, message.Text, message.ReplyInline).ShouldBe(("sms", "+15551234567", "SM1", "hola", true));
    }

    [Fact]
    public async Task Messages_WithNothingToSay_IsSilent()
    {
        await using var host = await TwilioHost.Start();
        host.Turns.Reply = _ => Task.FromResult(new TurnReply([], []));

        using var response = await host.Text(Hola);

        Texts(await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_ReplyingByRest_IsSilentInTheResponse()
    {
        await using var host = await TwilioHost.Start(new TwilioOptions { AuthToken = TwilioHost.Token, ReplyWith = "Rest" });

        using var response = await host.Text(Hola);

        Texts(await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        host.Turns.Messages.ShouldHaveSingleItem().ReplyInline.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Rest", true, "hello")]
    [InlineData("Rest", false, "")]
    [InlineData("TwiML", true, "hello")]
    [InlineData("TwiML", false, "")]
    public async Task Messages_Redelivered_AreAnsweredWhereTheyWereTheFirstTime(string replyWith, bool inline, string answer)
    {
        await using var host = await TwilioHost.Start(new TwilioOptions { AuthToken = TwilioHost.Token, ReplyWith = replyWith });
        host.Turns.Reply = _ => Task.FromResult(new TurnReply(["hello"], ["out_1"], Redelivered: true, Inline: inline));

        using var response = await host.Text(Hola);

        string.Concat(Texts(await response.Content.ReadAsStringAsync())).ShouldBe(answer);
    }

    [Theory]
    [InlineData("https://hotline.example/sms")]
    [InlineData("https://hotline.example/sms/")]
    [InlineData("https://hotline.example/sms/channels/twilio/messages")]
    public async Task Messages_BehindAProxyThatRewroteThePath_TrustsPublicUrl(string publicUrl)
    {
        await using var host = await TwilioHost.Start(new TwilioOptions { AuthToken = TwilioHost.Token, PublicUrl = publicUrl });

        using var outside = await host.Post(TwilioEndpoints.MessagesPath, Hola, Sign("https://hotline.example/sms/channels/twilio/messages"));
        using var inside = await host.Post(TwilioEndpoints.MessagesPath, Hola, Sign(host.Client.BaseAddress + "channels/twilio/messages"));

        (outside.StatusCode, inside.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.Forbidden));

        static string Sign(string url) => TwilioSignature.Of(TwilioHost.Token, url, TwilioForm.Parse(Encoding.ASCII.GetBytes(Hola)));
    }

    [Fact]
    public async Task Messages_WithAQueryThatNeedsNoEscaping_IsSignedAsItCame()
    {
        await using var host = await TwilioHost.Start();

        using var response = await host.Post(TwilioEndpoints.MessagesPath + "?clinic=a'b,c%20d", Hola);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Messages_InvalidUtf8_IsHeardWithTheBadBytesMarked()
    {
        await using var host = await TwilioHost.Start();

        using var response = await host.Text("MessageSid=SM1&From=%2B15551234567&Body=ayuda%FF%C3");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Turns.Messages.ShouldHaveSingleItem().Text.ShouldBe("ayuda\uFFFD\uFFFD");
    }

    [Fact]
    public async Task Messages_WhileTheStoreIsAway_Is503WithNothingToTextToThePerson()
    {
        await using var host = await TwilioHost.Start();
        host.Turns.Reply = _ => throw new StoreUnavailableException("disk is full");

        using var response = await host.Text(Hola);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_WhenTwilioHangsUp_AreTakenInButNotCountedAsArrived()
    {
        await using var host = await TwilioHost.Start();
        var received = new TaskCompletionSource();
        var gone = new TaskCompletionSource();
        host.Turns.Reply = async message =>
        {
            received.TrySetResult();
            await gone.Task;
            return new TurnReply(["ok"], [message.ExternalId]);
        };

        using (var hangUp = new CancellationTokenSource())
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, TwilioEndpoints.MessagesPath) { Content = new StringContent(Hola, Encoding.UTF8, "application/x-www-form-urlencoded") };
            request.Headers.Add("X-Twilio-Signature", TwilioSignature.Of(TwilioHost.Token, host.Address(TwilioEndpoints.MessagesPath), TwilioForm.Parse(Encoding.ASCII.GetBytes(Hola))));
            var call = host.Client.SendAsync(request, hangUp.Token);
            await received.Task;
            await hangUp.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(call);
        }

        await host.SeesTheConnectionClosed();
        gone.SetResult();
        using var next = await host.Text(Hola.Replace("SM1", "SM2"));

        (await host.Turns.FirstArrival.WaitAsync(TimeSpan.FromSeconds(10))).OutboxIds.ShouldBe(["SM2"]);
        host.Turns.Messages.Count.ShouldBe(2);
    }

    private static IEnumerable<string> Texts(string twiML) =>
        XDocument.Parse(twiML).Element("Response")!.Elements("Message").Select(message => message.Value);
}
