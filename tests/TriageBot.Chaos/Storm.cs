using TriageBot.Chaos.Judging;
using TriageBot.Chaos.Logs;
using TriageBot.Chaos.Monkeys;
using TriageBot.Chaos.People;
using TriageBot.Chaos.Stores;
using TriageBot.Chaos.Twilio;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos;

/// <summary>People text while the monkey rages; then all comes to rest and is judged.</summary>
internal static class Storm
{
    public const string File = "storm.jsonl";

    /// <summary>How long Twilio gives texts up at the beginning of a long run. Hosts leave a text a minute to come by itself and list when they start,
    /// but each five minutes only when they live.</summary>
    private static readonly TimeSpan GivingUp = TimeSpan.FromMinutes(2);

    public static async Task<(Verdict Verdict, Figures Figures)> Raise(Plan plan, IStoreWorld store, IReadOnlyList<Entry> calm, IReadOnlyList<Script> scripts)
    {
        var rested = false;
        await using (var scene = await Scene.Open(plan, store, File, calm: false))
        {
            var rehearsed = new Rehearsed(calm);
            var crowd = new Crowd(scripts, new Dice(plan.Seed, "scripts"), (script, number) => new Person(script, number, rehearsed, scene.Carrier, scene.Phones, scene.Log));
            var patient = NeverGiveUp(scene.Carrier, plan.Longest < 4 * GivingUp ? TimeSpan.Zero : GivingUp);
            var texting = crowd.Text(plan.Contacts);
            await new Monkey(scene.Fleet, scene.Receiver, store.Tricks, new Dice(plan.Seed, "monkey"), scene.Log, plan.Clocks).Rage(plan.Kills, plan.Longest);
            await Console.Out.WriteLineAsync($"{store.Name}: the monkey stopped after {scene.Log.Now:F0} s");
            // A machine that was taken away may hold spooled texts; it comes back to give them up.
            scene.Fleet.Want(store.Hosts > 1 ? store.Hosts + 1 : 1);
            crowd.Enough();
            await Task.WhenAll(texting, patient);
            scene.Calm();
            await Console.Out.WriteLineAsync($"{store.Name}: everybody had ended after {scene.Log.Now:F0} s");
            rested = await scene.Rest(TimeSpan.FromMinutes(5));
            await Console.Out.WriteLineAsync($"{store.Name}: at rest after {scene.Log.Now:F0} s");
        }

        var (verdict, figures) = Judged(plan, store.Name, calm);
        return (rested ? verdict : verdict with { Failures = [.. verdict.Failures, "it did not come to rest: outbox list still shows something"] }, figures);
    }

    /// <summary>What the log of this run says, also long after it.</summary>
    public static (Verdict Verdict, Figures Figures) Judged(Plan plan, string store, IReadOnlyList<Entry> calm)
    {
        var storm = RunLog.Read(Path.Combine(plan.Folder, File));
        var verdict = Judge.Read(calm, storm, StoreDownTexts.Load(plan.Root));
        return (verdict, Figures.Count(store, storm, verdict));
    }

    private static async Task NeverGiveUp(WebhookSide carrier, TimeSpan after)
    {
        await Task.Delay(after);
        carrier.NeverGiveUp();
    }
}
