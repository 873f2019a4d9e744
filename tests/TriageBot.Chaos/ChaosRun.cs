using TriageBot.Chaos.Logs;
using TriageBot.Chaos.Monkeys;
using TriageBot.Chaos.People;
using TriageBot.Chaos.Stores;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos;

/// <summary>The whole of it: rehearse, storm each store, print what came of it.</summary>
internal static class ChaosRun
{
    private const int ShownFailures = 40;

    private static readonly string[] Stores = ["sqlite", "redis", "cluster"];

    /// <summary>The exit code.</summary>
    public static async Task<int> Run(Plan plan)
    {
        var scripts = Scripts.Load(plan.Root).Where(script => script.Talk <= plan.Talk && !(plan.Clocks is ClockSteps.Hours && script.AsksAgain)).ToArray();
        var output = Console.Out;
        await output.WriteLineAsync($"{scripts.Length} scripts, seed {plan.Seed}, folder {plan.Folder}");
        if (plan.Clocks is not ClockSteps.None && !HostClock.CanStep)
        {
            await output.WriteLineAsync($"no clock jumps: libfaketime is not installed (Debian's package is {HostClock.Package})");
        }

        var calm = await Rehearsal.Hold(plan, scripts);
        var runs = new List<Figures>();
        var failures = new List<string>();
        foreach (var store in plan.Store is "all" ? Stores : [plan.Store])
        {
            var folder = Directory.CreateDirectory(Path.Combine(plan.Folder, store)).FullName;
            await using var world = await StoreWorlds.Open(store, folder, new Dice(plan.Seed, store));
            var (verdict, figures) = await Storm.Raise(plan with { Folder = folder }, world, calm, scripts);
            runs.Add(figures);
            failures.AddRange(verdict.Failures.Select(failure => $"{store}: {failure}"));
            if (world.LeftOut.Length > 0)
            {
                await output.WriteLineAsync($"{store}: {world.LeftOut}");
            }
        }

        await Report(plan, runs, failures);
        if (failures.Count == 0 && !plan.Keep)
        {
            Directory.Delete(plan.Folder, recursive: true);
        }

        return failures.Count == 0 ? 0 : 1;
    }

    /// <summary>Judges the logs of an earlier run again; the exit code.</summary>
    public static async Task<int> JudgeAgain(Plan plan)
    {
        var calm = RunLog.Read(Path.Combine(plan.Folder, Rehearsal.File));
        var runs = new List<Figures>();
        var failures = new List<string>();
        foreach (var store in Stores.Where(store => File.Exists(Path.Combine(plan.Folder, store, Storm.File))))
        {
            var (verdict, figures) = Storm.Judged(plan with { Folder = Path.Combine(plan.Folder, store) }, store, calm);
            runs.Add(figures);
            failures.AddRange(verdict.Failures.Select(failure => $"{store}: {failure}"));
        }

        await Report(plan, runs, failures);
        return failures.Count == 0 ? 0 : 1;
    }

    private static async Task Report(Plan plan, List<Figures> runs, List<string> failures)
    {
        var output = Console.Out;
        await output.WriteLineAsync(Figures.Table(runs));
        foreach (var failure in failures.Take(ShownFailures))
        {
            await output.WriteLineAsync($"- {failure}");
        }

        await output.WriteLineAsync(failures.Count == 0 ? "Nothing lost, nothing doubled, every thread as rehearsed." : $"{failures.Count} failures. Seed {plan.Seed}; the logs are in {plan.Folder}.");
    }
}
