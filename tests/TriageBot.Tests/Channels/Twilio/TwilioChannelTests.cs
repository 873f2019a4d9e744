using System.Text;
using System.Text.RegularExpressions;
using TriageBot.Channels;

namespace TriageBot.Tests.Channels.Twilio;

/// <summary>What we send.</summary>
public class TwilioChannelTests
{
    [Fact]
    public async Task Send_AnSms_PostsTheFormOfTheMessagesResource()
    {
        await using var twilio = await TwilioStandIn.Start();
        await using var sender = new TwilioSender(twilio.Url);

        var result = await sender.Send("¿Está “aquí”?");

        result.ShouldBe(new Sent("SM00000000000000000000000000000001"));
        var call = twilio.Calls.ShouldHaveSingleItem();
        call.Target.ShouldBe($"POST /2010-04-01/Accounts/{TwilioSender.Sid}/Messages.json");
        call.Authorization.ShouldBe("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{TwilioSender.Sid}:token")));
        Fields(call).ShouldBe(["Body=¿Esta \"aqui\"?", "From=+15550001111", "To=+15551234567"]);
    }

    [Fact]
    public async Task Send_OnWhatsApp_PrefixesBothSidesAndKeepsTheAccents()
    {
        await using var twilio = await TwilioStandIn.Start();
        await using var sender = new TwilioSender(twilio.Url);

        await sender.Send("¿Está aquí?", channel: "whatsapp", to: "US.1234");

        Fields(twilio.Calls.Single()).ShouldBe(["Body=¿Está aquí?", "From=whatsapp:+15550001111", "To=whatsapp:US.1234"]);
    }

    [Theory]
    [InlineData(23, "es", "Body=¿Está\naquí?")]
    [InlineData(25, "es", "ContentSid=HXes ContentVariables={\"1\":\"¿Está aquí?\"}")]
    [InlineData(25, "ht", "ContentSid=HXen ContentVariables={\"1\":\"¿Está aquí?\"}")]
    public async Task Send_OnWhatsAppHoursAfterThePersonWrote_TakesATemplateOnceTheWindowIsClosed(int hours, string locale, string fields)
    {
        await using var twilio = await TwilioStandIn.Start();
        await using var sender = new TwilioSender(twilio.Url, options => options with { WhatsAppTemplates = new Dictionary<string, string> { ["es"] = "HXes", ["en"] = "HXen" } });

        var result = await sender.Send(Late("whatsapp", hours, locale));

        result.ShouldBeOfType<Sent>();
        var form = twilio.Calls.Single().Form;
        string.Join(' ', form.Where(field => field.Key is "Body" || field.Key.StartsWith("Content", StringComparison.Ordinal)).OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}={Regex.Unescape(field.Value!)}")).ShouldBe(fields);
    }

    [Fact]
    public async Task Send_OnWhatsAppOutsideTheWindowWithoutATemplate_IsKeptForStaffAndNotSent()
    {
        await using var twilio = await TwilioStandIn.Start();
        await using var sender = new TwilioSender(twilio.Url);

        (await sender.Send(Late("whatsapp", 25, "es"))).ShouldBe(new SendFailure(Retryable: false, "63016"));
        (await sender.Send(Late("sms", 25, "es"))).ShouldBeOfType<Sent>();

        twilio.Calls.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Send_WithAServiceAndAPublicAddress_NamesBoth()
    {
        await using var twilio = await TwilioStandIn.Start();
        await using var sender = new TwilioSender(twilio.Url, options => options with { MessagingServiceSid = "MG1", PublicUrl = "https://hotline.example/sms/" });

        await sender.Send();

        Fields(twilio.Calls.Single()).ShouldBe(["Body=hola", "MessagingServiceSid=MG1", "StatusCallback=https://hotline.example/sms/channels/twilio/status", "To=+15551234567"]);
    }

    [Theory]
    [InlineData("/proxy/twilio")]
    [InlineData("/proxy/twilio/")]
    public async Task Send_ToABaseAddressWithAPath_KeepsThePath(string path)
    {
        await using var twilio = await TwilioStandIn.Start();
        await using var sender = new TwilioSender(twilio.Url + path);

        await sender.Send();

        twilio.Calls.Single().Target.ShouldBe($"POST /proxy/twilio/2010-04-01/Accounts/{TwilioSender.Sid}/Messages.json");
    }

    [Fact]
    public async Task Send_ALongText_GoesInPartsAfterSentencesAndIsKnownByTheFirst()
    {
        await using var twilio = await TwilioStandIn.Start();
        await using var sender = new TwilioSender(twilio.Url);
        var text = string.Concat(Enumerable.Range(1, 60).Select(number => $"This is sentence {number} of a long letter about work, pay and hours. "));

        var result = await sender.Send(text);

        result.ShouldBe(new Sent("SM00000000000000000000000000000001"));
        var bodies = twilio.Calls.Select(call => call.Form["Body"]).ToArray();
        bodies.Length.ShouldBe(3);
        bodies.ShouldAllBe(body => body.Length <= 1600 && body.StartsWith("This is") && body.EndsWith("hours."));
        string.Join(' ', bodies).ShouldBe(text.Trim());
    }

    [Fact]
    public async Task Send_WhereALaterPartFails_Fails()
    {
        await using var twilio = await TwilioStandIn.Start();
        twilio.Answer = (call, context) => call is 1 ? TwilioStandIn.Accept(call, context) : TwilioStandIn.Json(context, 500, "");
        await using var sender = new TwilioSender(twilio.Url);

        (await sender.Send(new string('a', 2000))).ShouldBe(new SendFailure(true, "http_500"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public async Task Send_Nothing_FailsWithoutACall(string text)
    {
        await using var twilio = await TwilioStandIn.Start();
        await using var sender = new TwilioSender(twilio.Url);

        (await sender.Send(text)).ShouldBe(new SendFailure(false, "empty"));
        twilio.Calls.ShouldBeEmpty();
    }

    private static OutboundMessage Late(string channel, int hours, string locale) =>
        new("out_1", channel, "+15551234567", "¿Está\naquí?", Safety: false, Locale: locale, Heard: DateTimeOffset.UtcNow.AddHours(-hours));

    private static IEnumerable<string> Fields(TwilioStandIn.Call call) =>
        call.Form.Select(field => $"{field.Key}={field.Value}").Order(StringComparer.Ordinal);
}
