using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TriageBot.Channels;
using TriageBot.Channels.Twilio;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.Twilio;

/// <summary>What we make of Twilio's answers, good and bad.</summary>
public class TwilioAnswerTests
{
    private const int None = -1;

    /// <summary>Status, body, Retry-After in seconds; what comes of it, and after how many calls.</summary>
    public static TheoryData<int, string, int, string, int> Answers => new()
    {
        { 201, """{"sid":"SM1"}""", None, "sent SM1", 1 },
        { 200, """{"status":"queued"}""", None, "sent", 1 },
        { 201, """{"sid":null}""", None, "sent", 1 },
        { 201, "", None, "sent", 1 },
        { 202, "[1]", None, "sent", 1 },
        { 200, "<html>", None, "sent", 1 },
        { 400, """{"code":21610,"message":"The message to +1555 is blocked"}""", None, "21610 never", 1 },
        { 400, """{"code":21211}""", None, "21211 never", 1 },
        { 401, """{"code":20003}""", None, "20003 never", 1 },
        { 404, "<html>", None, "http_404 never", 1 },
        { 302, "", None, "http_302 never", 1 },
        { 400, """{"code":63018}""", None, "63018 later", 1 },
        { 429, """{"code":20429}""", None, "20429 later", 3 },
        { 429, "", 1, "http_429 later 1", 3 },
        { 429, """{"code":20429}""", 30, "20429 later 30", 1 },
        { 400, """{"code":20429}""", None, "20429 later", 1 },
        { 408, "", None, "http_408 later", 1 },
        { 500, """{"code":20500}""", None, "20500 later", 1 },
        { 503, "<html>", 60, "http_503 later 60", 1 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Send_Answered_ComesTo(int status, string body, int retryAfter, string outcome, int calls)
    {
        await using var twilio = await TwilioStandIn.Start();
        await using var sender = new TwilioSender(twilio.Url);
        twilio.Answer = (_, context) =>
        {
            context.Response.Headers.Location = status is 302 ? "/elsewhere" : default(string);
            context.Response.Headers.RetryAfter = retryAfter is None ? default(string) : $"{retryAfter}";
            return TwilioStandIn.Json(context, status, body);
        };

        Said(await sender.Send()).ShouldBe(outcome);
        twilio.Calls.Count.ShouldBe(calls);
    }

    [Fact]
    public async Task Send_RefusedForAMoment_IsTriedAgainAtOnce()
    {
        await using var twilio = await TwilioStandIn.Start();
        await using var sender = new TwilioSender(twilio.Url);
        twilio.Answer = (call, context) =>
        {
            context.Response.Headers.RetryAfter = call is 1 ? "2" : default(string);
            return call is 1 ? TwilioStandIn.Json(context, 429, "") : TwilioStandIn.Accept(call, context);
        };

        (await sender.Send()).ShouldBeOfType<Sent>();
        twilio.Calls.Count.ShouldBe(2);
        sender.Waits.ShouldBe([TimeSpan.FromSeconds(2)]);
    }

    [Fact]
    public async Task Send_ToNobodyThere_IsTriedThreeTimesAndLeftToTheOutbox()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}";
        closed.Stop();
        await using var sender = new TwilioSender(url);

        (await sender.Send()).ShouldBe(new SendFailure(true, "unreachable"));
        sender.Waits.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Send_HungUpOn_IsNotTriedAgainAtOnce()
    {
        await using var twilio = await TwilioStandIn.Start();
        await using var sender = new TwilioSender(twilio.Url);
        twilio.Answer = (_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        (await sender.Send()).ShouldBe(new SendFailure(true, "connection_lost"));
        twilio.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Send_NeverAnswered_TimesOut()
    {
        await using var twilio = await TwilioStandIn.Start();
        await using var sender = new TwilioSender(twilio.Url, patience: TimeSpan.FromMilliseconds(200));
        twilio.Answer = (_, context) => Hang(context);

        (await sender.Send()).ShouldBe(new SendFailure(true, "timeout"));
        twilio.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Send_CancelledByTheHost_IsCancelled()
    {
        await using var twilio = await TwilioStandIn.Start();
        await using var sender = new TwilioSender(twilio.Url);
        using var stop = new CancellationTokenSource();
        twilio.Answer = async (_, context) =>
        {
            await stop.CancelAsync();
            await Hang(context);
        };

        await Should.ThrowAsync<OperationCanceledException>(sender.Send(cancel: stop.Token));
    }

    [PeerFact("twilio")]
    public async Task TheStandIn_AskedByTwiliosOwnClient_IsTakenForTwilio()
    {
        await using var twilio = await TwilioStandIn.Start();
        twilio.Answer = (call, context) => call switch
        {
            1 => TwilioStandIn.Accept(call, context),
            2 => TwilioStandIn.Json(context, 400, """{"code":21610,"message":"blocked","more_info":"","status":400}"""),
            3 => TwilioStandIn.Json(context, 429, """{"code":20429,"message":"too many","more_info":"","status":429}"""),
            _ => TwilioStandIn.Json(context, 503, ""),
        };
        var message = new { to = "+15551234567", from = "+15550001111", body = "¿Está aquí?" };

        var answers = await NodePeer.Ask<JsonElement[]>("send.js", new { url = twilio.Url, sid = TwilioSender.Sid, token = "token", messages = Enumerable.Repeat(message, 4) });

        answers.Select(answer => answer.ToString()).ShouldBe(
        [
            """{"sid":"SM00000000000000000000000000000001","status":"queued"}""",
            """{"code":21610,"status":"400"}""",
            """{"code":20429,"status":"429"}""",
            """{"status":"503"}""",
        ]);
        await using var sender = new TwilioSender(twilio.Url);
        twilio.Answer = TwilioStandIn.Accept;
        await sender.Send("Hola");
        var (theirs, ours) = (twilio.Calls.First(), twilio.Calls.Last());
        (ours.Target, ours.Authorization).ShouldBe((theirs.Target, theirs.Authorization));
        ours.Form.Keys.ShouldBe(theirs.Form.Keys, ignoreOrder: true);
    }

    private static async Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(() => gone.SetResult());
        await gone.Task;
    }

    private static string Said(SendResult result) => result switch
    {
        Sent sent => $"sent {sent.ExternalId}".Trim(),
        SendFailure failure => $"{failure.Code} {(failure.Retryable ? "later" : "never")} {failure.RetryAfter?.TotalSeconds}".Trim(),
        _ => "?",
    };
}
