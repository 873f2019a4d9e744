using Microsoft.AspNetCore.Http;
using TriageBot.Channels.Twilio;
using TriageBot.Doctor;
using TriageBot.Stores;
using TriageBot.Tests.Channels.Twilio;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Doctor;

/// <summary>What <c>doctor</c> says of a public address and of the account, against a real host and a stand-in for Twilio.</summary>
public sealed class TwilioDoctorTests
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static readonly TwilioOptions Options = new()
    {
        AccountSid = RunningHost.Account, AuthToken = RunningHost.Token, From = RunningHost.Number, PublicUrl = "https://bot.example.org",
    };

    [Fact]
    public async Task Address_OfARunningHost_IsLetInAndLeavesNothing()
    {
        var url = $"http://127.0.0.1:{FreePorts.One()}";
        await using var host = await RunningHost.Start(settings: [("urls", url), ("Twilio:PublicUrl", url)]);
        var lines = await new PublicAddress(Options with { PublicUrl = url }, Client).Look(default);

        lines.Select(line => line.Verdict).ShouldBe([Verdict.Warning, Verdict.Ok, Verdict.Ok], string.Join('\n', lines));
        (await host.Get<IOutboxStore>().Waiting(10, default)).ShouldBeEmpty();
        (await host.Get<IRecordStore>().Intakes(10, default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("another-token", null)]
    [InlineData("12345", "https://bot.example.org")]
    public async Task Address_OfAHostWithOtherSettings_IsRefusedAndSaysWhy(string token, string? hostsAddress)
    {
        var url = $"http://127.0.0.1:{FreePorts.One()}";
        await using var host = await RunningHost.Start(settings: [("urls", url), ("Twilio:PublicUrl", hostsAddress ?? url)]);
        var last = (await new PublicAddress(Options with { PublicUrl = url, AuthToken = token }, Client).Look(default))[^1];

        last.Verdict.ShouldBe(Verdict.Problem);
        last.ToString().ShouldContain("the server refuses what Twilio would sign");
        last.ToString().ShouldNotContain(token);
    }

    [Fact]
    public async Task Address_WhereNothingListens_IsAProblem() =>
        (await new PublicAddress(Options with { PublicUrl = $"http://127.0.0.1:{FreePorts.One()}" }, Client).Look(default))[^1].ToString().ShouldContain("cannot be reached");

    [Fact]
    public async Task Address_OfSomebodyElse_IsAProblem()
    {
        await using var other = await Receiver.Start();
        (await new PublicAddress(Options with { PublicUrl = other.Url.GetLeftPart(UriPartial.Authority) }, Client).Look(default))[^1].ToString().ShouldContain("is not this server");
    }

    [Theory]
    [InlineData("""{"sms_url":"https://bot.example.org/channels/twilio/messages","sms_method":"POST","capabilities":{"sms":true}}""", nameof(Verdict.Ok), "Twilio calls this address by POST")]
    [InlineData("""{"sms_url":"https://bot.example.org/channels/twilio/messages","sms_method":"GET"}""", nameof(Verdict.Problem), "calls it with GET")]
    [InlineData("""{"sms_url":"https://demo.twilio.com/welcome/sms/reply/","sms_method":"POST"}""", nameof(Verdict.Problem), "another address")]
    [InlineData("""{"sms_url":"","sms_method":"POST"}""", nameof(Verdict.Problem), "none is set")]
    [InlineData("""{"sms_url":"","sms_application_sid":"AP1"}""", nameof(Verdict.Warning), "TwiML App")]
    public async Task Number_AsTwilioHasIt_IsComparedWithOurs(string number, string verdict, string says)
    {
        await using var twilio = await TwilioStandIn.Start();
        twilio.Instead = Answers(200, $$"""{"incoming_phone_numbers":[{{number}}]}""");
        var lines = await new SenderCheck(Options with { ApiBaseUrl = twilio.Url }, Client).Look(default);

        lines[0].Verdict.ShouldBe(Verdict.Ok);
        lines[1].Verdict.ToString().ShouldBe(verdict);
        lines[1].What.ShouldContain(says);
        twilio.Questions.ShouldHaveSingleItem().ShouldBe($"/2010-04-01/Accounts/{RunningHost.Account}/IncomingPhoneNumbers.json?PhoneNumber=%2B15005550006");
    }

    [Theory]
    [InlineData("""{"inbound_request_url":"https://bot.example.org/channels/twilio/messages","inbound_method":"POST","use_inbound_webhook_on_number":false}""", nameof(Verdict.Ok))]
    [InlineData("""{"inbound_request_url":null,"inbound_method":"POST","use_inbound_webhook_on_number":false}""", nameof(Verdict.Problem))]
    [InlineData("""{"inbound_request_url":null,"inbound_method":"POST","use_inbound_webhook_on_number":true}""", nameof(Verdict.Warning))]
    public async Task Service_AsTwilioHasIt_IsComparedWithOurs(string service, string verdict)
    {
        await using var twilio = await TwilioStandIn.Start();
        twilio.Instead = Answers(200, service);
        var lines = await new SenderCheck(Options with { ApiBaseUrl = twilio.Url, MessagingServiceSid = "MG1" }, Client).Look(default);

        lines.Select(line => line.Verdict.ToString()).ShouldBe([nameof(Verdict.Ok), verdict]);
        twilio.Questions.ShouldHaveSingleItem().ShouldBe("/v1/Services/MG1");
    }

    [Theory]
    [InlineData(401, "refuses Twilio:AccountSid")]
    [InlineData(404, "knows no Twilio:MessagingServiceSid")]
    [InlineData(503, "answered 503 when asked for Twilio:MessagingServiceSid")]
    public async Task Service_ThatTwilioDoesNotGrant_IsAProblem(int status, string says)
    {
        await using var twilio = await TwilioStandIn.Start();
        twilio.Instead = Answers(status, "{}");
        var line = (await new SenderCheck(Options with { ApiBaseUrl = twilio.Url, MessagingServiceSid = "MG1" }, Client).Look(default)).ShouldHaveSingleItem();

        line.Verdict.ShouldBe(Verdict.Problem);
        line.What.ShouldContain(says);
    }

    [Fact]
    public async Task Service_AtTwilioItself_IsAskedAtItsOwnHostWithTheAccount()
    {
        await using var twilio = await TwilioStandIn.Start();
        string? authorization = null;
        twilio.Instead = async context =>
        {
            authorization = context.Request.Headers.Authorization;
            await TwilioStandIn.Json(context, 200, """{"inbound_request_url":"https://bot.example.org/channels/twilio/messages","inbound_method":"GET"}""");
            return true;
        };
        using var everywhere = new Everywhere(new Uri(twilio.Url));
        using var client = new HttpClient(everywhere);
        var lines = await new SenderCheck(Options with { MessagingServiceSid = "MG1" }, client).Look(default);

        everywhere.Asked.ShouldHaveSingleItem().ShouldBe("https://messaging.twilio.com/v1/Services/MG1");
        authorization.ShouldNotBeNull().ShouldStartWith("Basic ");
        lines[1].What.ShouldContain("calls it with GET");
    }

    [Theory]
    [InlineData(401, "{}", "refuses")]
    [InlineData(404, "{}", "knows no Twilio:From")]
    [InlineData(500, "{}", "answered 500")]
    [InlineData(200, """{"incoming_phone_numbers":[]}""", "not one of this account")]
    [InlineData(200, "{}", "could not be asked")]
    [InlineData(200, "no json", "could not be asked")]
    public async Task Sender_ThatTwilioDoesNotGrant_IsAProblem(int status, string body, string says)
    {
        await using var twilio = await TwilioStandIn.Start();
        twilio.Instead = Answers(status, body);
        var line = (await new SenderCheck(Options with { ApiBaseUrl = twilio.Url }, Client).Look(default)).ShouldHaveSingleItem();

        line.Verdict.ShouldBe(Verdict.Problem);
        line.What.ShouldContain(says);
    }

    private static Func<HttpContext, Task<bool>> Answers(int status, string body) => async context =>
    {
        await TwilioStandIn.Json(context, status, body);
        return true;
    };
}
