using System.Diagnostics;
using System.Globalization;
using TriageBot.Chaos.Judging;
using TriageBot.Chaos.Logs;
using TriageBot.Chaos.People;
using TriageBot.Chaos.Stores;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos.Overload;

/// <summary>Offers one host three times what it can do, and looks at what becomes of the texts and how soon it is well again.</summary>
internal static class OverloadRun
{
    private const string File = "overload.jsonl";
    private const int AtOnce = 64;

    /// <summary>More than the host lets wait, so that some are refused however slow the machine is.</summary>
    private const int Room = 4000;

    private static readonly TimeSpan LongestRecovery = TimeSpan.FromMinutes(1);

    /// <summary>The exit code.</summary>
    public static async Task<int> Run(Plan plan, TimeSpan offered)
    {
        var scripts = Scripts.Load(plan.Root).Select(script => script with { Texts = [script.Texts[0]] }).ToArray();
        var calm = await Rehearsal.Hold(plan, scripts);
        var failures = new List<string>();
        await using (var world = await StoreWorlds.Open(plan.Store, plan.Folder, new Dice(plan.Seed, plan.Store)))
        {
            await using var scene = await Scene.Open(plan, world, File, calm: true, hosts: 1);
            failures.AddRange(await Offer(scene, new Offering(scripts, new Dice(plan.Seed, "offers"), scene.Carrier, scene.Log), offered));
            if (!await scene.Rest(TimeSpan.FromMinutes(2)))
            {
                failures.Add("it did not come to rest: outbox list still shows something");
            }
        }

        var verdict = Judge.Read(calm, RunLog.Read(Path.Combine(plan.Folder, File)), StoreDownTexts.Load(plan.Root));
        failures.AddRange(verdict.Failures);
        foreach (var failure in failures.Take(40))
        {
            await Console.Out.WriteLineAsync($"- {failure}");
        }

        await Console.Out.WriteLineAsync(failures.Count == 0 ? "Every text that was taken has its effect once, and every text that was refused has it too." : $"{failures.Count} failures; the logs are in {plan.Folder}.");
        if (failures.Count == 0 && !plan.Keep)
        {
            Directory.Delete(plan.Folder, recursive: true);
        }

        return failures.Count == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<string>> Offer(Scene scene, Offering offering, TimeSpan time)
    {
        var warm = await offering.Closed(AtOnce, time / 2);
        var sustained = await offering.Closed(AtOnce, time);
        var perSecond = sustained.Count(sample => sample.IsTaken) / time.TotalSeconds;
        var light = await offering.Open(perSecond / 4, time / 2);
        var rate = Math.Max(3 * perSecond, perSecond + (Room / time.TotalSeconds));
        var offer = offering.Open(rate, time);
        await Task.Delay(time);
        var (recovery, after) = await Recover(offering, perSecond / 4, Sample.Percentile(light, 0.5));
        var heavy = await offer;
        Sample[] all = [.. warm, .. sustained, .. light, .. heavy, .. after];

        // Twilio would call the fallback, or somebody would find them: the same texts again, some at a time.
        var again = all.Where(sample => !sample.IsTaken).Select(sample => sample.Text).ToArray();
        await Parallel.ForEachAsync(again, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (text, _) => await scene.Carrier.Bring(text));

        await Console.Out.WriteLineAsync(string.Join('\n',
        [
            "| | |",
            "| --- | ---: |",
            Row("sustained, texts a second", perSecond),
            Row("… p50, p99 ms with 64 at once", Sample.Percentile(sustained, 0.5), Sample.Percentile(sustained, 0.99)),
            Row("p50, p99 ms at a quarter of it", Sample.Percentile(light, 0.5), Sample.Percentile(light, 0.99)),
            Row("offered, texts a second", heavy.Count / time.TotalSeconds),
            Row("… for seconds", time.TotalSeconds),
            Row("… answered 200", heavy.Count(sample => sample.IsTaken)),
            Row("… p50, p99 ms", Sample.Percentile(heavy.Where(sample => sample.IsTaken), 0.5), Sample.Percentile(heavy.Where(sample => sample.IsTaken), 0.99)),
            Row("… answered 429", heavy.Count(sample => sample.IsRefused)),
            Row("… p50, p99 ms", Sample.Percentile(heavy.Where(sample => sample.IsRefused), 0.5), Sample.Percentile(heavy.Where(sample => sample.IsRefused), 0.99)),
            Row("… not answered within 15 s", heavy.Count(sample => sample.Outcome is "timeout")),
            Row("… anything else", heavy.Count(sample => !sample.IsTaken && !sample.IsRefused && sample.Outcome is not "timeout")),
            Row("as quick as before after seconds", recovery.TotalSeconds),
            Row("brought again and taken", again.Length),
        ]));
        return
        [
            .. all.Where(sample => sample is { IsTaken: false, IsRefused: false, Outcome: not "timeout" }).GroupBy(sample => sample.Outcome, StringComparer.Ordinal).Select(same => $"{same.Count()} texts were answered {same.Key}"),
            .. recovery >= LongestRecovery ? ["answers were not as quick as before within a minute"] : Array.Empty<string>(),
        ];
    }

    /// <summary>A light load again, second by second, until half its answers take at most twice what they took before.</summary>
    private static async Task<(TimeSpan Recovery, IReadOnlyList<Sample> Samples)> Recover(Offering offering, double perSecond, double before)
    {
        var clock = Stopwatch.StartNew();
        var all = new List<Sample>();
        while (clock.Elapsed < LongestRecovery)
        {
            var began = clock.Elapsed;
            var second = await offering.Open(perSecond, TimeSpan.FromSeconds(1));
            all.AddRange(second);
            if (second.All(sample => sample.IsTaken) && Sample.Percentile(second, 0.5) <= 2 * before)
            {
                return (began, all);
            }
        }

        return (LongestRecovery, all);
    }

    private static string Row(string what, params double[] figures) =>
        $"| {what} | {string.Join(", ", figures.Select(figure => figure.ToString(figure < 10 ? "#,0.#" : "#,0", CultureInfo.InvariantCulture)))} |";
}
