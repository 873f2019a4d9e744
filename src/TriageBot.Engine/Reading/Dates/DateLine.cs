using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Reading.Dates;

/// <summary>The items of one message with what a missing part is read by.</summary>
/// <param name="Calendars">Those its speakers use beside the Gregorian one.</param>
/// <param name="YearFirst">Its speakers write the year in front.</param>
internal sealed record DateLine(IReadOnlyList<DateItem> Items, IReadOnlyList<YearCount> Calendars, bool YearFirst, Tense Tense, DateOnly Today)
{
    // February 29 can be eight years away.
    private const int Furthest = 9;

    // Older or later years are other calendars or slips.
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    // Years: what somebody is waiting for is not further away.
    private const int Soon = 5;

    /// <summary>Every word of the message belongs to a date.</summary>
    public bool NothingElse { get; } = Items.All(item => item.Sort is not (DateSort.Other or DateSort.Number));

    public bool IsFuture => Tense == Tense.Future;

    public bool IsSoon(DateOnly date) => date.Year - Today.Year <= Soon;

    public DateSort Sort(int at) => at >= 0 && at < Items.Count ? Items[at].Sort : DateSort.Other;

    public bool Has(int at) => at >= 0 && at < Items.Count;

    /// <summary>Skips "of", "the" and the like; three at most, so that reading stays linear whatever is sent.</summary>
    public int Over(int at, params ReadOnlySpan<DateSort> sorts)
    {
        for (var i = 0; i < 3 && Has(at) && sorts.Contains(Items[at].Sort); i++)
        {
            at++;
        }

        return at;
    }

    public static DateOnly? Valid(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    public static bool IsYear(DateItem item) => item is { Sort: DateSort.Number, Value: >= FirstYear and <= LastYear } && item.Digits is 0 or 4;

    /// <summary>Without a year: the nearest in the direction of the tense, today included.</summary>
    public DateOnly? Nearest(int month, int day) => Nearest(YearCount.Gregorian, month, day);

    public DateOnly? Nearest(YearCount calendar, int month, int day)
    {
        for (var i = -1; i <= Furthest; i++)
        {
            var date = calendar.Around(Today, IsFuture ? i : -i, month, day);
            if (date is { } found && (IsFuture ? found >= Today : found <= Today))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>"26", "'98": this century, unless the past is asked for and that is still to come.</summary>
    public int Century(int twoDigits) =>
        !IsFuture && 2000 + twoDigits > Today.Year ? 1900 + twoDigits : 2000 + twoDigits;

    public Mention Month(int year, int month) => Month(YearCount.Gregorian, year, month);

    public Mention Month(YearCount calendar, int year, int month) =>
        Whole(year, month, calendar) is { } span ? Between(span.First, span.Last) : Mention.Impossible;

    /// <summary>The month in the calendar year around today's, moved by so many years.</summary>
    public (DateOnly First, DateOnly Last)? Whole(DateItem month, int years) => Whole(Today.Year - month.Calendar.Behind + years, month.Value, month.Calendar);

    private static (DateOnly First, DateOnly Last)? Whole(int year, int month, YearCount calendar) =>
        calendar.Find(year, month, 1) is { } first && Enumerable.Range(0, 32).Select(i => calendar.Find(year, month, 32 - i)).FirstOrDefault(day => day is not null) is { } last
            ? (first, last)
            : null;

    /// <summary>A range, cut off at today on the side the tense excludes, where today lies inside.</summary>
    public Mention Between(DateOnly first, DateOnly last)
    {
        if (first <= Today && Today <= last)
        {
            (first, last) = IsFuture ? (Today, last) : (first, Today);
        }

        return Mention.Of(MentionSort.Range, [first, last]);
    }
}
