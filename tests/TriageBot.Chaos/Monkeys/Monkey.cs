using System.Diagnostics;
using TriageBot.Chaos.Cases;
using TriageBot.Chaos.Logs;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos.Monkeys;

/// <summary>Breaks things by the dice until it has killed enough.</summary>
internal sealed class Monkey(Fleet fleet, CaseReceiver receiver, IEnumerable<Trick> storeTricks, Dice dice, RunLog log, string clocks)
{
    private readonly Dictionary<string, Task> _lasting = new(StringComparer.Ordinal);

    public async Task Rage(int kills, TimeSpan longest)
    {
        var tricks = storeTricks.Concat(Own()).Select(trick => (trick, trick.Weight)).ToArray();
        var clock = Stopwatch.StartNew();
        using var end = new CancellationTokenSource();
        var stepping = new Clocks(fleet, dice, log, clocks).Rage(end.Token);
        for (var killed = 0; killed < kills && clock.Elapsed < longest;)
        {
            // A host lives a while before it dies, or only starting would be tried.
            await Someone();
            await Task.Delay(TimeSpan.FromSeconds(dice.Between(0.3, 3)));
            await Someone();
            var trick = dice.Weighted(tricks);
            killed += await Play(trick) && trick.Kills ? 1 : 0;
        }

        await end.CancelAsync();
        await Task.WhenAll([stepping, .. _lasting.Values]);
    }

    /// <summary>False when the same is still going on.</summary>
    private async Task<bool> Play(Trick trick)
    {
        if (!trick.Lasts)
        {
            await trick.Play();
            return true;
        }

        if (!_lasting.GetValueOrDefault(trick.Name, Task.CompletedTask).IsCompleted)
        {
            return false;
        }

        _lasting[trick.Name] = Lasting(trick);
        return true;
    }

    private async Task Lasting(Trick trick)
    {
        var began = log.Now;
        await trick.Play();
        log.Write(new Entry { Kind = What.Monkey, Outcome = trick.Name, At = began, Until = log.Now });
    }

    private IEnumerable<Trick> Own() =>
    [
        new("kill host", 60, KillHost, Kills: true),

        // The library that moves a clock cuts waits short, and with them the patience of a host that ends.
        .. clocks is ClockSteps.None ? new[] { new Trick("term host", 8, TermHost) } : [],
        new("receiver down", 6, ReceiverDown, Lasts: true),
        .. fleet.Wanted > 1 ? new[] { new Trick("hosts added or removed", 6, Scale) } : [],
    ];

    private Task KillHost()
    {
        if (fleet.Running is { Count: > 0 } running)
        {
            fleet.Kill(dice.Pick(running));
        }

        return Task.CompletedTask;
    }

    private Task TermHost() => fleet.Running is { Count: > 0 } running ? fleet.Leave(dice.Pick(running)) : Task.CompletedTask;

    // One more or one fewer, and the next time the other way round. Whoever is removed leaves with grace.
    private async Task Scale()
    {
        var more = fleet.Wanted % 2 == 1;
        fleet.Want(fleet.Wanted + (more ? 1 : -1));
        log.Write(new Entry { Kind = What.Monkey, Outcome = more ? "host added" : "host removed" });
        if (!more)
        {
            await TermHost();
        }
    }

    private async Task ReceiverDown()
    {
        await receiver.Close();
        await Task.Delay(TimeSpan.FromSeconds(dice.Between(1, 6)));
        await receiver.Open();
    }

    // A dead fleet cannot be killed again; the keeper brings the next host up.
    private async Task Someone()
    {
        while (fleet.Count == 0)
        {
            await Task.Delay(50);
        }
    }
}
