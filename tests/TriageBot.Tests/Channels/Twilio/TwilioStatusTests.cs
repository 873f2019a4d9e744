using System.Net;

namespace TriageBot.Tests.Channels.Twilio;

public class TwilioStatusTests
{
    [Theory]
    [InlineData("")]
    [InlineData("MessageSid=SM1&MessageStatus=queued")]
    [InlineData("MessageSid=SM1&MessageStatus=delivered&To=%2B15551234567")]
    [InlineData("MessageSid=SM1&MessageStatus=read&To=whatsapp%3A%2B15551234567")]
    [InlineData("MessageSid=SM1&MessageStatus=failed&ErrorCode=30003&To=%2B15551234567")]
    [InlineData("MessageSid=SM1&MessageStatus=delivered&ErrorCode=21610&To=%2B15551234567")]
    public async Task Status_OfOrdinaryDelivery_ChangesNothing(string receipt)
    {
        await using var host = await TwilioHost.Start();

        using var response = await host.Receipt(receipt);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Turns.OptOuts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("MessageSid=SM1&MessageStatus=vanished")]
    [InlineData("MessageSid=SM1")]
    public async Task Status_Unknown_Is400NamingTheField(string receipt)
    {
        await using var host = await TwilioHost.Start();

        using var response = await host.Receipt(receipt);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("\"MessageStatus\"");
    }

    [Theory]
    [InlineData("MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003&To=%2B15551234567", false)]
    [InlineData("MessageSid=SM1&MessageStatus=failed&ErrorCode=21610&To=%2B15551234567", false)]
    [InlineData("MessageSid=SM1&MessageStatus=delivered&To=%2B15551234567", true)]
    [InlineData("MessageSid=SM1&MessageStatus=sent&To=%2B15551234567", null)]
    [InlineData("MessageSid=SM1&MessageStatus=canceled&To=%2B15551234567", null)]
    public async Task Status_OfASafetyText_IsHeardOnceItIsFinal(string receipt, bool? arrived)
    {
        await using var host = await TwilioHost.Start();

        using var response = await host.Receipt(receipt, "?safety=txt_1");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Turns.Receipts.ShouldBe(arrived is { } known ? [("sms", "+15551234567", "txt_1", known)] : []);
    }

    [Theory]
    [InlineData("MessageSid=SM1&MessageStatus=failed&ErrorCode=21610&To=%2B15551234567", "sms")]
    [InlineData("MessageSid=SM1&MessageStatus=undelivered&ErrorCode=21610&To=whatsapp%3A%2B15551234567", "whatsapp")]
    public async Task Status_OfARefusedText_RecordsTheOptOut(string receipt, string channel)
    {
        await using var host = await TwilioHost.Start();

        using var response = await host.Receipt(receipt);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Turns.OptOuts.ShouldBe([(channel, "+15551234567")]);
    }
}
