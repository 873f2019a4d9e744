using System.Collections.Immutable;

namespace TriageBot.Routing;

/// <summary>Hours that come round each week.</summary>
/// <param name="Days">On which they begin; empty means every day.</param>
/// <param name="From">Equal to <paramref name="To"/> it is a whole day.</param>
/// <param name="To">Before <paramref name="From"/> it goes on over midnight.</param>
internal sealed record Shift(ImmutableArray<DayOfWeek> Days, TimeOnly From, TimeOnly To)
{
    /// <summary>Every day, all day.</summary>
    public static readonly Shift Always = new([], TimeOnly.MinValue, TimeOnly.MinValue);

    public bool IsAlways => Days.IsEmpty && From == To;

    public bool Covers(DateTime local)
    {
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        var overMidnight = To < From;
        var isOn = From == To || (overMidnight ? time >= From || time < To : time >= From && time < To);

        // After midnight it is still the shift of the day before.
        return isOn && (Days.IsEmpty || Days.Contains((overMidnight && time < To ? day.AddDays(-1) : day).DayOfWeek));
    }
}
