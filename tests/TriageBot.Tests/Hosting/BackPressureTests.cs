using System.Diagnostics;
using System.Net;
using TriageBot.Hosting;
using TriageBot.Privacy;
using TriageBot.Spool;
using TriageBot.Stores;
using TriageBot.Stores.Sqlite;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Hosting;

public sealed class BackPressureTests
{
    [Fact]
    public async Task Texts_OverTheRate_AreRefusedWithATimeAndTheOthersKept()
    {
        await using var host = await RunningHost.Start(settings: ("Limits:PerSecond", "5"));

        var codes = await AtOnce(host, 20);

        codes.Count(code => code == HttpStatusCode.OK).ShouldBeInRange(5, 15);
        codes.Count(code => code == HttpStatusCode.TooManyRequests).ShouldBe(20 - codes.Count(code => code == HttpStatusCode.OK));
        (await Kept(host, 20)).ShouldBe(codes.Count(code => code == HttpStatusCode.OK));
        (await host.Client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var recovery = Stopwatch.StartNew();
        while (await Post(host, 0) != HttpStatusCode.OK)
        {
            recovery.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        }
    }

    [Fact]
    public async Task Texts_MoreAtOnceThanTheHostCanHold_AreRefusedAtOnceAndAllAcceptedOnesKept()
    {
        const int offered = BackPressure.AtOnce + BackPressure.Waiting + 100;
        await using var host = await RunningHost.Start();
        Task<HttpStatusCode>[] texts;
        using (SqliteSession.Open(Path.Combine(host.Folder, "data", "triagebot.db"), TimeSpan.FromSeconds(5), "BEGIN IMMEDIATE"))
        {
            texts = [.. Enumerable.Range(0, offered).Select(number => Post(host, number))];
            var refused = 0;
            await foreach (var answered in Task.WhenEach(texts))
            {
                (await answered).ShouldBe(HttpStatusCode.TooManyRequests);
                if (++refused == 100)
                {
                    break;
                }
            }
        }

        (await Task.WhenAll(texts)).Count(code => code == HttpStatusCode.OK).ShouldBe(offered - 100);

        await host.Get<SpoolTaker>().RunOnce(default);
        (await Kept(host, offered)).ShouldBe(offered - 100);
        (await AtOnce(host, 50)).ShouldAllBe(code => code == HttpStatusCode.OK);
    }

    private static Task<HttpStatusCode[]> AtOnce(RunningHost host, int texts) =>
        Task.WhenAll(Enumerable.Range(0, texts).Select(number => Post(host, number)));

    private static async Task<HttpStatusCode> Post(RunningHost host, int number)
    {
        using var response = await SignedText.Post(host.Client, Number(number), "hello there", Phone.NewSid());
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
            (await response.Content.ReadAsStringAsync()).ShouldBeEmpty("Twilio might send it on");
        }

        return response.StatusCode;
    }

    private static string Number(int number) => $"+1555100{number:0000}";

    private static async Task<int> Kept(RunningHost host, int numbers)
    {
        var kept = 0;
        for (var number = 0; number < numbers; number++)
        {
            kept += (await host.Get<IRecordStore>().Transcript(host.Get<ILookup>().Contact("sms", Number(number)), default)).Count > 0 ? 1 : 0;
        }

        return kept;
    }
}
