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

    public bool Covers(DateTime local) => BegunOn(local) is not null;

    /// <summary>The day on which the shift of this moment began: after midnight the day before. Null outside.</summary>
    public DateOnly? BegunOn(DateTime local)
    {
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        var overMidnight = To < From;
        var isOn = From == To || (overMidnight ? time >= From || time < To : time >= From && time < To);
        var begun = overMidnight && time < To ? day.AddDays(-1) : day;
        return isOn && (Days.IsEmpty || Days.Contains(begun.DayOfWeek)) ? begun : null;
    }
}
