using TriageBot.Chaos.People;
using TriageBot.Chaos.Stores;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos;

/// <summary>The whole of it: rehearse, storm each store, print what came of it.</summary>
internal static class ChaosRun
{
    private const int ShownFailures = 40;

    /// <summary>The exit code.</summary>
    public static async Task<int> Run(Plan plan)
    {
        var scripts = Scripts.Load(plan.Root).Where(script => script.Talk <= plan.Talk).ToArray();
        var output = Console.Out;
        await output.WriteLineAsync($"{scripts.Length} scripts, seed {plan.Seed}, folder {plan.Folder}");
        var calm = await Rehearsal.Hold(plan, scripts);
        var runs = new List<Figures>();
        var failures = new List<string>();
        foreach (var store in plan.Store is "all" ? ["sqlite", "redis", "cluster"] : new[] { plan.Store })
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

        await output.WriteLineAsync(Figures.Table(runs));
        foreach (var failure in failures.Take(ShownFailures))
        {
            await output.WriteLineAsync($"- {failure}");
        }

        await output.WriteLineAsync(failures.Count == 0 ? "Nothing lost, nothing doubled, every thread as rehearsed." : $"{failures.Count} failures. Seed {plan.Seed}; the logs are in {plan.Folder}.");
        if (failures.Count == 0 && !plan.Keep)
        {
            Directory.Delete(plan.Folder, recursive: true);
        }

        return failures.Count == 0 ? 0 : 1;
    }
}
