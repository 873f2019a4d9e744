using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Hosting;
using TriageBot.Privacy;
using TriageBot.Stores.Sqlite;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary>SIGTERM while texts come in: what the host took in it also answers, and what it answered is kept.</summary>
public class DrainTests
{
    private static readonly string Key = "k1:" + Convert.ToBase64String(new byte[32].Select((_, i) => (byte)(i + 1)).ToArray());

    [Fact]
    public async Task Host_ToldToEndUnderLoad_CutsNoTextAndEndsWell()
    {
        await using var twilio = await Receiver.Start();
        twilio.Answer = Receiver.With(201);
        var folder = Directory.CreateTempSubdirectory("triagebot-").FullName;
        var answered = new ConcurrentBag<string>();
        var enough = new TaskCompletionSource();
        using (var host = await HostProcess.Start(folder, Settings(twilio)))
        {
            var callers = Enumerable.Range(0, 32).Select(caller => Call(host.Url, caller, answered, enough)).ToArray();
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));

            var ending = Stopwatch.StartNew();
            (await host.Terminate(TimeSpan.FromSeconds(60))).ShouldBe(0);
            ending.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
            await Task.WhenAll(callers);
        }

        var lookup = new Lookup(KeyRing.Of(new PrivacyOptions { EncryptionKeys = [Key] }));
        Kept(Path.Combine(folder, "kill.db")).ShouldBe(answered.Select(number => lookup.Contact("sms", number).Value), ignoreOrder: true);
        Directory.Exists(Path.Combine(folder, "spool")).ShouldBeFalse();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Host_ToldToEndWhileATurnWaitsForTheStore_FinishesItFirst()
    {
        await using var twilio = await Receiver.Start();
        twilio.Answer = Receiver.With(201);
        var folder = Directory.CreateTempSubdirectory("triagebot-").FullName;
        using (var host = await HostProcess.Start(folder, Settings(twilio)))
        {
            using var client = new HttpClient { BaseAddress = host.Url };
            var locked = SqliteSession.Open(Path.Combine(folder, "kill.db"), TimeSpan.FromSeconds(5), "BEGIN IMMEDIATE");
            var text = SignedText.Post(client, "+15551230991", "hello there", Phone.NewSid());

            // By the time these are answered the host has the text as well.
            await client.GetAsync("/health/live");
            await client.GetAsync("/health/live");

            // Longer than the two seconds that the command line's library would leave it.
            var ending = host.Terminate(TimeSpan.FromSeconds(60));
            await Task.WhenAny(text, ending, Task.Delay(TimeSpan.FromSeconds(3)));
            ending.IsCompleted.ShouldBeFalse();
            locked.Dispose();

            using var response = await text;
            response.StatusCode.ShouldBe(HttpStatusCode.OK, host.Said);
            (await SignedText.Answer(response)).ShouldContain("1 Yes 2 No");
            (await ending).ShouldBe(0);
        }

        Kept(Path.Combine(folder, "kill.db")).Count.ShouldBe(1);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Ready_FromTheSignalOn_SaysNo()
    {
        await using var host = await RunningHost.Start();
        (await host.Client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);

        host.Get<IHostApplicationLifetime>().StopApplication();

        (await host.Client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await host.Client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Phone("+15551230992").Text("hello there")).ShouldNotBeEmpty();
    }

    // One text a contact, until nobody listens any more.
    private static async Task Call(Uri url, int caller, ConcurrentBag<string> answered, TaskCompletionSource enough)
    {
        using var client = new HttpClient { BaseAddress = url };
        for (var text = 0; ; text++)
        {
            var number = $"+1555{caller:000}{text:0000}";
            try
            {
                using var response = await SignedText.Post(client, number, "hello there", Phone.NewSid());
                response.StatusCode.ShouldBe(HttpStatusCode.OK);
                (await SignedText.Answer(response)).ShouldNotBeEmpty();
            }
            catch (HttpRequestException)
            {
                return;
            }

            answered.Add(number);
            if (answered.Count >= 500)
            {
                enough.TrySetResult();
            }
        }
    }

    private static List<string> Kept(string path)
    {
        using var session = SqliteSession.Open(path, TimeSpan.FromSeconds(5), "PRAGMA query_only = ON");
        return session.All("SELECT contact FROM conversations", row => row.GetString(0));
    }

    private static (string, string)[] Settings(Receiver twilio) =>
    [
        ("Privacy:EncryptionKeys:0", Key),
        ("Twilio:AccountSid", RunningHost.Account),
        ("Twilio:AuthToken", RunningHost.Token),
        ("Twilio:From", RunningHost.Number),
        ("Twilio:PublicUrl", "https://bot.example.org"),
        ("Twilio:ApiBaseUrl", twilio.Url.GetLeftPart(UriPartial.Authority)),
    ];
}
