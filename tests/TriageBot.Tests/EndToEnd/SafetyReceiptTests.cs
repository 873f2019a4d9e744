using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using System.Xml.Linq;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary>A safety text that does not arrive calls a person, whichever way it went.</summary>
public sealed class SafetyReceiptTests
{
    private const string Ana = "+15551237731";
    private const string Staff = "+15559990077";
    private const string Danger = "immigration agents have taken my brother";

    [Theory]
    [InlineData("failed", 1)]
    [InlineData("undelivered sent undelivered failed delivered", 1)]
    [InlineData("delivered undelivered", 0)]
    [InlineData("queued sent delivered read", 0)]
    public async Task Receipts_OfASafetyTextInTheResponse_PageOnceUnlessItArrivedBefore(string statuses, int pages)
    {
        await using var host = await RunningHost.Start(settings: ("Alerts:To:0", Staff));
        using var response = await host.Phone(Ana).Post(Danger, Phone.NewSid());
        var receipts = new Uri(XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!.Elements("Message").First().Attribute("action")!.Value);
        receipts.GetLeftPart(UriPartial.Path).ShouldBe("https://bot.example.org/channels/twilio/status");

        foreach (var status in statuses.Split(' '))
        {
            (await Receipt(host, receipts, status)).ShouldBe(HttpStatusCode.OK);
        }

        await host.Pump();
        Pages(host).Count(page => page.Contains("did not arrive", StringComparison.Ordinal)).ShouldBe(pages);
    }

    [Fact]
    public async Task Receipt_OfAnOrdinaryText_CarriesNothingAndPagesNobody()
    {
        await using var host = await RunningHost.Start(settings: [("Alerts:To:0", Staff), ("Twilio:ReplyWith", "Rest")]);
        await host.Phone(Ana).Text("hello");
        await host.Pump();

        var receipts = new Uri(QueryHelpers.ParseQuery(host.Twilio.Accepted.ShouldHaveSingleItem().Body)["StatusCallback"]!);
        receipts.Query.ShouldBeEmpty();
        (await Receipt(host, receipts, "failed")).ShouldBe(HttpStatusCode.OK);

        await host.Pump();
        Pages(host).ShouldBeEmpty();
    }

    [Fact]
    public async Task Receipt_OfASafetyTextByRest_PagesStaff()
    {
        await using var host = await RunningHost.Start(settings: [("Alerts:To:0", Staff), ("Twilio:ReplyWith", "Rest")]);
        await host.Phone(Ana).Text(Danger);
        await host.Pump();
        var sent = host.Twilio.Accepted.Select(call => QueryHelpers.ParseQuery(call.Body)).Single(form => form["To"] == Ana);

        await Receipt(host, new Uri(sent["StatusCallback"]!), "undelivered");

        await host.Pump();
        Pages(host).ShouldContain(page => page.Contains("did not arrive", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SafetyText_ThatTwilioRefuses_PagesStaff()
    {
        await using var host = await RunningHost.Start(settings: [("Alerts:To:0", Staff), ("Twilio:ReplyWith", "Rest")]);
        host.Twilio.Answer = (call, context) =>
        {
            context.Response.StatusCode = QueryHelpers.ParseQuery(call.Body)["To"] == Ana ? 400 : 201;
            return Task.CompletedTask;
        };
        await host.Phone(Ana).Text(Danger);

        await host.Pump();

        Pages(host).ShouldContain(page => page.Contains("did not arrive", StringComparison.Ordinal));
    }

    private static string[] Pages(RunningHost host) =>
        [.. host.Twilio.Accepted.Select(call => QueryHelpers.ParseQuery(call.Body)).Where(form => form["To"] == Staff).Select(form => form["Body"].ToString())];

    private static async Task<HttpStatusCode> Receipt(RunningHost host, Uri address, string status)
    {
        using var response = await SignedText.Receipt(host.Client, address, Ana, status);
        return response.StatusCode;
    }
}
