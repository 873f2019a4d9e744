using System.Text.Json;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary>SIGKILL between taking a text in and delivering its intake: the intake arrives, once, and the thread goes on.</summary>
public class KillTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /// <summary>How the receiver behaves until the kill, and how many of its calls have begun by then.</summary>
    public static TheoryData<string, int, int> Points => new()
    {
        { "after the greeting", 1, 0 },
        { "after the first answer", 2, 0 },
        { "after danger was answered", 3, 0 },
        { "after consent", 4, 0 },
        { "halfway through the questions", 8, 0 },
        { "just before the review", 10, 0 },
        { "right after sending, nothing delivered", 99, 0 },
        { "while the receiver is busy with the intake", 99, 1 },
        { "after the receiver refused once", 99, 2 },
        { "after the receiver refused twice", 99, 3 },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Host_KilledBetweenTextAndDelivery_IntakeArrivesOnce(string when, int texts, int calls)
    {
        await using var receiver = await Receiver.Start();
        await using var twilio = await Receiver.Start();
        twilio.Answer = Receiver.With(201);
        var hold = new TaskCompletionSource();
        var begun = 0;
        receiver.Answer = async (_, context) =>
        {
            if (Interlocked.Increment(ref begun) >= calls)
            {
                await hold.Task;
            }

            context.Response.StatusCode = 503;
        };
        var folder = Directory.CreateTempSubdirectory("triagebot-").FullName;
        var sent = false;
        using (var host = await HostProcess.Start(folder, Settings(receiver, twilio)))
        {
            for (var i = 0; i < texts && !sent; i++)
            {
                sent = Conversations.IsLast(await Say(host, Script(i)));
            }

            for (var i = 0; i < calls; i++)
            {
                await receiver.Arrival();
            }

            host.Kill();
        }

        var arrived = new TaskCompletionSource();
        receiver.Answer = (call, context) =>
        {
            context.Response.StatusCode = 204;
            if (IsCompleted(call))
            {
                arrived.TrySetResult();
            }

            return Task.CompletedTask;
        };
        hold.SetResult();
        using (var host = await HostProcess.Start(folder, Settings(receiver, twilio)))
        {
            for (var i = texts; i < 60 && !sent; i++)
            {
                sent = Conversations.IsLast(await Say(host, Script(i)));
            }

            sent.ShouldBeTrue($"the thread does not go on when killed {when}");
            await arrived.Task.WaitAsync(TimeSpan.FromSeconds(60));
            (await Say(host, "thank you")).ShouldNotBeEmpty();
        }

        receiver.All.Where(IsCompleted).Select(call => call.Id).Distinct().Count().ShouldBe(1, when);
        Directory.Delete(folder, recursive: true);
    }

    private static (string, string)[] Settings(Receiver receiver, Receiver twilio) =>
    [
        ("CaseQueue:Url", receiver.Url.ToString()),
        ("CaseQueue:Secret", Secret),
        ("CaseQueue:RetrySeconds:0", "1"), ("CaseQueue:RetrySeconds:1", "1"), ("CaseQueue:RetrySeconds:2", "1"), ("CaseQueue:RetrySeconds:3", "1"),
        ("Twilio:AccountSid", RunningHost.Account),
        ("Twilio:AuthToken", RunningHost.Token),
        ("Twilio:From", RunningHost.Number),
        ("Twilio:PublicUrl", "https://bot.example.org"),
        ("Twilio:ApiBaseUrl", twilio.Url.GetLeftPart(UriPartial.Authority)),
        ("Limits:PerContactPerMinute", "0"),
    ];

    private static string Script(int text) => text switch
    {
        0 => "hello",
        1 or 3 => "1",
        2 => "2",
        _ => "0",
    };

    private static async Task<string> Say(HostProcess host, string text)
    {
        using var client = new HttpClient { BaseAddress = host.Url };
        using var response = await SignedText.Post(client, "+15551239999", text, Phone.NewSid());
        response.EnsureSuccessStatusCode();
        return await SignedText.Answer(response);
    }

    private static bool IsCompleted(Received call) => JsonDocument.Parse(call.Body).RootElement.GetProperty("type").GetString() is "intake.completed";
}
