using System.Text;
using TriageBot.Channels;
using TriageBot.Channels.Twilio;

namespace TriageBot.Tests.Channels.Twilio;

public class TwilioInboundTests
{
    private const string Long = "Me despidieron el lunes y no me pagaron las últimas tres semanas";

    /// <summary>What arrives, and what it means.</summary>
    public static TheoryData<string, string, string, string> Texts => new()
    {
        { "an ordinary SMS", "From=%2B15551234567&To=%2B15550001111&Body=hola", "sms +15551234567", "hola" },
        { "to a short code", "From=%2B15551234567&To=12345&Body=hola", "sms +15551234567", "hola" },
        { "nothing in it", "From=%2B15551234567&To=%2B15550001111", "sms +15551234567", "" },
        { "spaces around it", "From=%2B15551234567&Body=++2+%0A", "sms +15551234567", "2" },
        { "WhatsApp", "From=whatsapp%3A%2B15551234567&To=whatsapp%3A%2B15550001111&Body=hola", "whatsapp +15551234567", "hola" },
        { "WhatsApp, From without its prefix", "From=%2B15551234567&To=whatsapp%3A%2B15550001111&Body=hola", "whatsapp +15551234567", "hola" },
        { "WhatsApp, a user without a phone", "From=whatsapp%3AUS.1234&To=whatsapp%3A%2B15550001111&Body=hola", "whatsapp US.1234", "hola" },
        { "WhatsApp, a button", "From=whatsapp%3A%2B15551234567&Body=payload&ButtonText=S%C3%AD", "whatsapp +15551234567", "Sí" },
        { "WhatsApp, a place from the map", "From=whatsapp%3A%2B15551234567&Body=&Latitude=41.79&Longitude=-87.69&Label=Library&Address=6120+S+Kedzie+Ave%2C+60629", "whatsapp +15551234567", "Library, 6120 S Kedzie Ave, 60629" },
        { "WhatsApp, a point on the map", "From=whatsapp%3A%2B15551234567&Latitude=41.79&Longitude=-87.69", "whatsapp +15551234567", "41.79, -87.69" },
        { "WhatsApp, a place with words of their own", "From=whatsapp%3A%2B15551234567&Body=aqu%C3%AD&Latitude=41.79&Longitude=-87.69", "whatsapp +15551234567", "aquí" },
        { "WhatsApp, an answer to an older message", "From=whatsapp%3A%2B15551234567&Body=2&OriginalRepliedMessageSid=SM1&OriginalRepliedMessageSender=whatsapp%3A%2B15550001111", "whatsapp +15551234567", "2" },
        { "SMS with a field named like a button", "From=%2B15551234567&Body=hola&ButtonText=S%C3%AD", "sms +15551234567", "hola" },
        { "base64 of a long text", "From=%2B15551234567&Body=" + Base64(Long), "sms +15551234567", Long },
        { "base64 in lines", "From=%2B15551234567&Body=" + Base64(Long).Insert(40, "%0D%0A"), "sms +15551234567", Long },
        { "base64 cut inside a character", "From=%2B15551234567&Body=" + Base64(Long + " 🏥", cut: 2), "sms +15551234567", Long },
        { "base64 cut between its own letters", "From=%2B15551234567&Body=" + Base64(Long)[..^8], "sms +15551234567", Long[..^4] },
        { "a long word that is no base64 of a text", "From=%2B15551234567&Body=" + new string('a', 64), "sms +15551234567", new string('a', 64) },
        { "a long sentence", "From=%2B15551234567&Body=" + Uri.EscapeDataString(Long), "sms +15551234567", Long },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_WhatArrives_IsUnderstood(string what, string fields, string from, string text)
    {
        var message = Read(fields);

        $"{message.Channel} {message.From}".ShouldBe(from, what);
        message.Text.ShouldBe(text, what);
    }

    [Fact]
    public void Read_MediaWithoutABody_KeepsWhereTheyAre()
    {
        var message = Read("From=%2B15551234567&NumMedia=2&MediaUrl0=https%3A%2F%2Fa%2F1&MediaContentType0=audio%2Fogg&MediaUrl1=https%3A%2F%2Fa%2F2");

        message.Text.ShouldBeEmpty();
        message.Media.ShouldBe([new Media("https://a/1", "audio/ogg"), new Media("https://a/2", "application/octet-stream")]);
    }

    [Theory]
    [InlineData("STOP", true)]
    [InlineData("START", true)]
    [InlineData("HELP", true)]
    [InlineData("", false)]
    public void Read_OptOutType_SaysThatTheCarrierAnswered(string type, bool answered) =>
        Read($"From=%2B15551234567&Body=stop&OptOutType={type}").CarrierAnswered.ShouldBe(answered);

    [Theory]
    [InlineData("MessageSid=SM1&SmsSid=SM2", "SM1")]
    [InlineData("SmsSid=SM2&SmsMessageSid=SM3", "SM3")]
    [InlineData("SmsSid=SM2", "SM2")]
    public void Read_TheId_IsTheMessagesOwn(string fields, string id) =>
        TwilioInbound.Read(Form(fields + "&From=%2B15551234567"), default, replyInline: true).Message!.ExternalId.ShouldBe(id);

    private static InboundMessage Read(string fields) =>
        TwilioInbound.Read(Form("MessageSid=SM1&" + fields), default, replyInline: true).Message.ShouldNotBeNull();

    private static TwilioForm Form(string fields) => TwilioForm.Parse(Encoding.UTF8.GetBytes(fields));

    private static string Base64(string text, int cut = 0) => Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)[..^cut]));
}
