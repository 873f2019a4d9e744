using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary>Garbage at every door: a clear 4xx or a sensible reply, never a 500, and the state stays whole.</summary>
public class GarbageTests
{
    public static TheoryData<string, string> Doors => new()
    {
        { "POST", "/channels/twilio/messages" },
        { "POST", "/channels/twilio/status" },
        { "GET", "/api/intakes/int_1" },
        { "GET", "/api/intakes/%00%ff" },
        { "POST", "/try/messages" },
        { "POST", "/try/thread" },
        { "GET", "/no/such/page" },
        { "DELETE", "/channels/twilio/messages" },
    };

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Door_Garbage_IsRefusedClearly(string method, string path)
    {
        await using var host = await RunningHost.Start();
        foreach (var body in new[] { [], "%%%=&&&=%ff%fe"u8.ToArray(), [0xFF, 0xFE, 0x00, 0xC3], "{\"contact\":"u8.ToArray(), new byte[2 * 1024 * 1024] })
        {
            foreach (var type in new[] { "application/x-www-form-urlencoded", "application/json", "text/plain" })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(body) };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
                var status = await Status(host, request);
                ((int)status).ShouldBeInRange(400, 499, $"{method} {path} {type} {body.Length} bytes");
            }
        }
    }

    [Fact]
    public async Task Conversation_TenThousandRandomMessages_GoesOn()
    {
        await using var host = await RunningHost.Start(settings: ("Limits:PerContactPerMinute", "0"));
        var phone = host.Phone("+15551230666");
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(7));
            using var response = await phone.Post(Garbage(random), Phone.NewSid());
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await phone.Text("START");
        await phone.Text("DELETE");
        (await phone.Text("DELETE")).ShouldNotBeEmpty();
        (await phone.Text("hello")).ShouldContain("1 Yes 2 No");
    }

    // The server may answer 413 and hang up while we still write.
    private static async Task<HttpStatusCode> Status(RunningHost host, HttpRequestMessage request)
    {
        try
        {
            using var response = await host.Client.SendAsync(request);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return HttpStatusCode.RequestEntityTooLarge;
        }
    }

    private static string Garbage(Random random)
    {
        var text = new StringBuilder();
        for (var n = random.Next(0, 60); n > 0; n--)
        {
            text.Append(random.Next(4) switch
            {
                0 => (char)random.Next(32, 127),
                1 => (char)random.Next(0xA0, 0x2000),
                2 => "0123456789 "[random.Next(11)],
                _ => "yes no stop delete back help 1 2 3 0 hola la migra mi hermano"[random.Next(60)],
            });
        }

        return text.ToString();
    }
}
