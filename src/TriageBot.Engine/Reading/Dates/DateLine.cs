using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Reading.Dates;

/// <summary>The items of one message with what a missing part is read by.</summary>
internal sealed record DateLine(IReadOnlyList<DateItem> Items, Tense Tense, DateOnly Today)
{
    // Older or later years are other calendars or slips.
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    /// <summary>Every word of the message belongs to a date.</summary>
    public bool NothingElse { get; } = Items.All(item => item.Sort is not (DateSort.Other or DateSort.Number));

    public bool IsFuture => Tense == Tense.Future;

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
    public DateOnly? Nearest(int month, int day)
    {
        // February 29 can be eight years away.
        for (var i = 0; i <= 8; i++)
        {
            var date = Valid(IsFuture ? Today.Year + i : Today.Year - i, month, day);
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

    public Mention Month(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return Between(first, first.AddMonths(1).AddDays(-1));
    }

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
