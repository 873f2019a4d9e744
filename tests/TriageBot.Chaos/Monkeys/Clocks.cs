using TriageBot.Chaos.Logs;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos.Monkeys;

/// <summary>Puts hosts' clocks forward and back by seconds, minutes or hours, and right again after a while.</summary>
internal sealed class Clocks(Fleet fleet, Dice dice, RunLog log, string steps)
{
    // Two hosts' clocks stay less than half an hour apart, after which the bot asks some people again whether it is safe.
    private static readonly (string Size, double Low, double High)[] Small = [("seconds", 2, 59), ("minutes", 60, 14 * 60)];

    private static readonly (string Size, double Low, double High)[] All = [("seconds", 2, 59), ("minutes", 60, 3599), ("hours", 3600, 5 * 3600)];

    // People write "tomorrow": a day must not begin because of us, anywhere in the country.
    private static readonly TimeZoneInfo[] Places = [TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), TimeZoneInfo.FindSystemTimeZoneById("Pacific/Honolulu")];

    /// <summary>One more after each that was set right; returns when all are right.</summary>
    public Task Rage(CancellationToken end) => steps is not ClockSteps.None && HostClock.CanStep ? Task.WhenAll(Enumerable.Range(0, Math.Max(1, fleet.Wanted - 1)).Select(_ => Loop(end))) : Task.CompletedTask;

    private async Task Loop(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await Step();
            await Task.Delay(TimeSpan.FromSeconds(dice.Between(0.5, 8)), end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Step()
    {
        if (fleet.Running.Where(host => host.Clock.Off == TimeSpan.Zero).ToArray() is not { Length: > 0 } right)
        {
            return;
        }

        var host = dice.Pick(right);
        var (size, low, high) = dice.Pick(steps is ClockSteps.Hours ? All : Small);
        var off = SameDay(DateTimeOffset.UtcNow, TimeSpan.FromSeconds(dice.Between(low, high) * (dice.Between(0, 1) < 0.5 ? -1 : 1)));
        var began = log.Now;
        host.Clock.Step(off);
        await Task.Delay(TimeSpan.FromSeconds(dice.Between(1, 15)));
        host.Clock.Step(TimeSpan.Zero);
        log.Write(new Entry { Kind = What.Monkey, Outcome = What.ClockOff + size, Host = host.Name, Off = Math.Round(off.TotalSeconds), At = began, Until = log.Now });
    }

    private static TimeSpan SameDay(DateTimeOffset now, TimeSpan off)
    {
        while (Places.Any(place => Day(now, place) != Day(now + off, place)))
        {
            off = -off / 2;
        }

        return off;
    }

    private static DateTime Day(DateTimeOffset time, TimeZoneInfo place) => TimeZoneInfo.ConvertTime(time, place).Date;
}
