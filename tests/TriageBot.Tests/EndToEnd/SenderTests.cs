using Microsoft.AspNetCore.WebUtilities;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary>An answer from another number is another thread on the phone, and perhaps on a screen that others see.</summary>
public sealed class SenderTests
{
    private const string Second = "+15005550009";

    [Fact]
    public async Task Answer_ToATextToAnotherOfOurNumbers_ComesFromThatNumber()
    {
        await using var host = await RunningHost.Start(settings: ("Twilio:ReplyWith", "Rest"));

        await new Phone(host, "+15551230001", Second).Text("hello");
        await host.Phone("+15551230002").Text("hello");
        await host.Pump();

        From(host, "+15551230001").ShouldBe([Second]);
        From(host, "+15551230002").ShouldBe([RunningHost.Number]);
    }

    [Fact]
    public async Task Reminder_ToSomebodyWhoChangedNumbers_ComesFromTheLastOne()
    {
        await using var host = await RunningHost.Start();
        await host.Phone("+15551230001").Texts("hello", "1");
        await new Phone(host, "+15551230001", Second).Text("2");

        await host.Wait(TimeSpan.FromHours(24), TimeSpan.FromHours(1));

        From(host, "+15551230001").ShouldBe([Second]);
    }

    private static string[] From(RunningHost host, string number) =>
        [.. host.Twilio.Accepted.Select(call => QueryHelpers.ParseQuery(call.Body)).Where(form => form["To"] == number).Select(form => form["From"].ToString()).Distinct(StringComparer.Ordinal)];
}
