using System.Diagnostics;
using TriageBot.Chaos.Cases;
using TriageBot.Chaos.Logs;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos.Monkeys;

/// <summary>Breaks things by the dice until it has killed enough.</summary>
internal sealed class Monkey(Fleet fleet, CaseReceiver receiver, IEnumerable<Trick> storeTricks, Dice dice, RunLog log)
{
    private readonly Dictionary<string, Task> _lasting = new(StringComparer.Ordinal);

    public async Task Rage(int kills, TimeSpan longest)
    {
        var tricks = storeTricks.Concat(Own()).Select(trick => (trick, trick.Weight)).ToArray();
        var clock = Stopwatch.StartNew();
        for (var killed = 0; killed < kills && clock.Elapsed < longest;)
        {
            // A host lives a while before it dies, or only starting would be tried.
            await Someone();
            await Task.Delay(TimeSpan.FromSeconds(dice.Between(0.3, 3)));
            await Someone();
            var trick = dice.Weighted(tricks);
            killed += trick.Kills ? 1 : 0;
            await Play(trick);
        }

        await Task.WhenAll(_lasting.Values);
    }

    private async Task Play(Trick trick)
    {
        if (!trick.Lasts)
        {
            await trick.Play();
            return;
        }

        if (_lasting.GetValueOrDefault(trick.Name, Task.CompletedTask).IsCompleted)
        {
            _lasting[trick.Name] = Lasting(trick);
        }
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
        new("term host", 8, TermHost),
        new("receiver down", 6, ReceiverDown, Lasts: true),
    ];

    private Task KillHost()
    {
        fleet.Kill(dice.Pick(fleet.Running));
        return Task.CompletedTask;
    }

    private Task TermHost() => fleet.Leave(dice.Pick(fleet.Running));

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
