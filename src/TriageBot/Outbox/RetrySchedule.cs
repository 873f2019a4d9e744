using System.Collections.Immutable;

namespace TriageBot.Outbox;

/// <summary>When to try again: one wait a failed attempt, then no more.</summary>
/// <param name="Waits">Positive, in order.</param>
internal sealed record RetrySchedule(ImmutableArray<TimeSpan> Waits)
{
    /// <summary>A far end that asks for more than this is not waited for any longer.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    /// <summary>For texts to people: about a day, after which a message would only confuse.</summary>
    public static readonly RetrySchedule Texts = Seconds(5, 30, 120, 600, 1800, 7200, 21600, 43200);

    public static RetrySchedule Seconds(params IEnumerable<int> seconds) =>
        new([.. seconds.Select(second => TimeSpan.FromSeconds(second))]);

    /// <param name="attempts">Failed so far, at least 1.</param>
    /// <param name="asked">What the far end asked for: it can only make the wait longer.</param>
    /// <returns>Null when the schedule is used up.</returns>
    public TimeSpan? After(int attempts, TimeSpan? asked = null)
    {
        if (attempts < 1 || attempts > Waits.Length)
        {
            return null;
        }

        var wait = Waits[attempts - 1];
        return asked is { } longer && longer > wait
            ? TimeSpan.FromTicks(Math.Min(longer.Ticks, Math.Max(LongestAsked.Ticks, wait.Ticks)))
            : wait;
    }

    /// <summary>The part of it that fits into this time.</summary>
    public RetrySchedule Within(TimeSpan time)
    {
        var waits = ImmutableArray.CreateBuilder<TimeSpan>();
        var sum = TimeSpan.Zero;
        foreach (var wait in Waits)
        {
            sum += wait;
            if (sum >= time)
            {
                break;
            }

            waits.Add(wait);
        }

        return new(waits.ToImmutable());
    }
}
