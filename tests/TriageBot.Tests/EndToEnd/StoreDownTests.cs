using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using TriageBot.Spool;
using TriageBot.Stores.Sqlite;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary>The real store out of reach: another process keeps the SQLite file locked.</summary>
public class StoreDownTests
{
    private const string Kept = "We have your message";

    [Fact]
    public async Task Texts_StoreLocked_AreAnsweredKeptAndTakenInInOrder()
    {
        await using var host = await RunningHost.Start();
        var phone = host.Phone("+15551230881");
        await phone.Text("hello there, I need help");
        using (Locked(Path.Combine(host.Folder, "data", "triagebot.db")))
        {
            (await Answer(await phone.Post("1", Phone.NewSid()))).ShouldContain(Kept);
            (await host.Client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await Answer(await phone.Post("2", Phone.NewSid()))).ShouldBeEmpty();
            (await Answer(await host.Phone("+15551230882").Post("my husband was arrested by ICE", Phone.NewSid()))).ShouldStartWith("Thank you for telling me.");
            Spooled(host.Folder).Length.ShouldBe(3);
        }

        await host.Get<SpoolTaker>().RunOnce(default);
        await host.Pump();

        Spooled(host.Folder).ShouldBeEmpty();
        var answers = host.Twilio.All.Where(text => text.Body.Contains("To=%2B15551230881")).Select(text => WebUtility.UrlDecode(text.Body)).ToList();
        answers.Count.ShouldBe(2);
        answers[0].ShouldContain("danger");
        host.Twilio.All.ShouldContain(text => text.Body.Contains("To=%2B15551230882"));
        (await phone.Text("1")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Text_RedeliveredWhileTheStoreIsLocked_IsAnsweredOnceMoreAfterwards()
    {
        await using var host = await RunningHost.Start();
        var phone = host.Phone("+15551230885");
        var sid = Phone.NewSid();

        // We believe that this answer arrived. Twilio, which calls again, knows better.
        var answer = await phone.Text("hello there, I need help", sid);
        using (Locked(Path.Combine(host.Folder, "data", "triagebot.db")))
        {
            await Answer(await host.Phone("+15551230886").Post("the first to find out", Phone.NewSid()));
            (await Answer(await phone.Post("hello there, I need help", sid))).ShouldContain(Kept);
        }

        await host.Get<SpoolTaker>().RunOnce(default);
        await host.Pump();

        Spooled(host.Folder).ShouldBeEmpty();
        host.Twilio.All.Select(sent => WebUtility.UrlDecode(sent.Body)).Where(body => body.Contains("To=+15551230885", StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldContain("Body=" + answer);
    }

    [Fact]
    public async Task Danger_StoreLocked_PagesEveryNumberWhileItIsAndTheAnswerDoesNotWait()
    {
        await using var host = await RunningHost.Start(settings: [("Alerts:To:0", "+15550000001"), ("Alerts:To:1", "+15550000002")]);
        var phoneCompany = new TaskCompletionSource();
        host.Twilio.Answer = async (_, context) =>
        {
            await phoneCompany.Task;
            context.Response.StatusCode = StatusCodes.Status201Created;
        };
        using (Locked(Path.Combine(host.Folder, "data", "triagebot.db")))
        {
            (await Answer(await host.Phone("+15551230884").Post("my husband was arrested by ICE", Phone.NewSid()))).ShouldStartWith("Thank you for telling me.");
            await host.Twilio.Arrival();
            await host.Twilio.Arrival();
        }

        var pages = host.Twilio.All.Select(text => WebUtility.UrlDecode(text.Body)).ToList();
        pages.ShouldContain(page => page.Contains("To=+15550000001"));
        pages.ShouldContain(page => page.Contains("To=+15550000002"));
        pages.ShouldAllBe(page => page.Contains("Body=Urgent text on the hotline, but our system is down.") && !page.Contains("5551230884"));
        phoneCompany.SetResult();
    }

    [Fact]
    public async Task Host_KilledWhileTextsAreSpooled_TakesThemInAfterItsStart()
    {
        await using var twilio = await Receiver.Start();
        twilio.Answer = Receiver.With(201);
        var folder = Directory.CreateTempSubdirectory("triagebot-").FullName;
        var sid = Phone.NewSid();
        using (var host = await HostProcess.Start(folder, Settings(twilio)))
        using (Locked(Path.Combine(folder, "kill.db")))
        {
            using var client = new HttpClient { BaseAddress = host.Url };
            (await Answer(await SignedText.Post(client, "+15551230883", "hello, Xiomara here", sid))).ShouldContain(Kept);
            (await Answer(await SignedText.Post(client, "+15551230883", "hello, Xiomara here", sid))).ShouldBeEmpty();
            (await Answer(await SignedText.Post(client, "+15551230883", "1", Phone.NewSid()))).ShouldBeEmpty();
            host.Kill();
        }

        var files = Directory.GetFiles(Path.Combine(folder, "spool"));
        files.Length.ShouldBe(2);
        foreach (var file in files)
        {
            var bytes = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)) + file;
            new[] { "Xiomara", "5551230883", sid }.ShouldAllBe(secret => !bytes.Contains(secret));
        }

        using (var host = await HostProcess.Start(folder, Settings(twilio)))
        {
            await twilio.Arrival();
            await twilio.Arrival();

            // An answer can be out before its text has left the spool; whoever is asked to end brings that to its end first.
            (await host.Terminate(TimeSpan.FromSeconds(60))).ShouldBe(0);
        }

        WebUtility.UrlDecode(twilio.All.First().Body).ShouldContain("1 Yes 2 No");
        Directory.GetFiles(Path.Combine(folder, "spool")).ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
    }

    private static SqliteSession Locked(string path) => SqliteSession.Open(path, TimeSpan.FromSeconds(5), "BEGIN IMMEDIATE");

    private static string[] Spooled(string folder) => Directory.GetFiles(Path.Combine(folder, "data", "spool"));

    private static async Task<string> Answer(HttpResponseMessage response)
    {
        using (response)
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            return await SignedText.Answer(response);
        }
    }

    private static (string, string)[] Settings(Receiver twilio) =>
    [
        ("Twilio:AccountSid", RunningHost.Account),
        ("Twilio:AuthToken", RunningHost.Token),
        ("Twilio:From", RunningHost.Number),
        ("Twilio:PublicUrl", "https://bot.example.org"),
        ("Twilio:ApiBaseUrl", twilio.Url.GetLeftPart(UriPartial.Authority)),
    ];
}
