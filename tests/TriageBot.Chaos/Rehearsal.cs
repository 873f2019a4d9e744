using TriageBot.Chaos.Logs;
using TriageBot.Chaos.People;
using TriageBot.Chaos.Stores;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos;

/// <summary>Every script once, on one host on SQLite, while nothing goes wrong.</summary>
internal static class Rehearsal
{
    public const string File = "calm.jsonl";

    public static async Task<IReadOnlyList<Entry>> Hold(Plan plan, IReadOnlyList<Script> scripts)
    {
        var dice = new Dice(plan.Seed, "calm");
        await using var store = new SqliteWorld(Path.Combine(plan.Folder, "calm"), dice);
        await using (var scene = await Scene.Open(plan, store, File, calm: true))
        {
            var crowd = new Crowd(scripts, dice, (script, number) => new Person(script, number, null, scene.Carrier, scene.Phones, scene.Log));
            await crowd.TextEach();
            if (!crowd.AllContent || !await scene.Rest(TimeSpan.FromMinutes(2)))
            {
                throw new InvalidOperationException($"The rehearsal went wrong; see {plan.Folder}.");
            }

            await Console.Out.WriteLineAsync($"rehearsed in {scene.Log.Now:F0} s");
        }

        return RunLog.Read(Path.Combine(plan.Folder, File));
    }
}
