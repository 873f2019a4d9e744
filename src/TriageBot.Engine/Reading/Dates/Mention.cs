using System.Runtime.InteropServices;

namespace TriageBot.Engine.Reading.Dates;

/// <summary>One date that a message names.</summary>
/// <param name="First">The date, or the earlier reading.</param>
/// <param name="Second">The later reading, or null when there is but one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Mention(MentionSort Sort, DateOnly First, DateOnly? Second = null)
{
    public static readonly Mention Impossible = new(MentionSort.Impossible, default);

    public static Mention Day(DateOnly date) => new(MentionSort.Day, date);

    public static Mention Of(MentionSort sort, IEnumerable<DateOnly> dates)
    {
        var distinct = dates.Distinct().Order().ToList();
        return distinct.Count == 0
            ? Impossible
            : new(sort, distinct[0], distinct.Count == 1 ? null : distinct[^1]);
    }
}

internal enum MentionSort
{
    Day,

    /// <summary>Day and month can be taken either way.</summary>
    Swapped,

    /// <summary>From the first to the second.</summary>
    Range,

    /// <summary>Told by the name of a weekday alone.</summary>
    Weekday,

    /// <summary>February 30.</summary>
    Impossible,
}
