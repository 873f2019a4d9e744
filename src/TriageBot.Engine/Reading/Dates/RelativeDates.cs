namespace TriageBot.Engine.Reading.Dates;

/// <summary>Dates counted from today: "tomorrow", "in 3 days", "hace dos semanas", "next week".</summary>
internal static class RelativeDates
{
    // Ten thousand days are 27 years.
    private const int Most = 10_000;

    public static int Read(DateLine line, int at, out Mention mention)
    {
        mention = default;
        if (line.Sort(at) == DateSort.Offset)
        {
            mention = Mention.Day(line.Today.AddDays(line.Items[at].Value));
            return 1;
        }

        if (line.Sort(at) == DateSort.EitherOffset)
        {
            mention = Mention.Day(line.Today.AddDays(line.IsFuture ? line.Items[at].Value : -line.Items[at].Value));
            return 1;
        }

        var counted = Counted(line, at, out mention);
        return counted > 0 ? counted : Named(line, at, out mention);
    }

    private static int Counted(DateLine line, int at, out Mention mention)
    {
        mention = default;
        var about = line.Sort(at) == DateSort.About;
        var i = line.Over(at, DateSort.About);
        var lead = line.Sort(i) is DateSort.In or DateSort.Ago ? line.Sort(i) : DateSort.Other;
        i = lead == DateSort.Other ? i : i + 1;
        about |= line.Sort(i) == DateSort.About;
        i = line.Over(i, DateSort.About);
        if (!Counts(line, i, out var count, out var unit, out var unitFirst))
        {
            return 0;
        }

        i += 2;
        var sign = unitFirst && lead == DateSort.Other && line.Sort(i) is not (DateSort.Ago or DateSort.Last or DateSort.FromNow) ? 0 : Sign(line, at, lead, ref i);
        if (sign == 0)
        {
            return 0;
        }

        if (line.Sort(i) is DateSort.After or DateSort.Before)
        {
            return From(line, at, i, count, unit, out mention);
        }

        mention = about
            ? line.Between(Move(line.Today, unit, (sign * count) - 1), Move(line.Today, unit, (sign * count) + 1))
            : Mention.Day(Move(line.Today, unit, sign * count));
        return i - at;
    }

    // A number or "a" and a unit, in Swahili the other way round: "wiki mbili".
    private static bool Counts(DateLine line, int at, out int count, out DateUnit unit, out bool unitFirst)
    {
        unitFirst = line.Sort(at) == DateSort.Unit;
        var (number, counted) = unitFirst ? (at + 1, at) : (at, at + 1);
        count = line.Has(number) ? line.Items[number].Value : 0;
        unit = line.Has(counted) ? (DateUnit)line.Items[counted].Value : default;
        return line.Sort(number) is DateSort.Number or DateSort.One && line.Sort(counted) == DateSort.Unit && count is >= 0 and <= Most;
    }

    private static int Sign(DateLine line, int at, DateSort lead, ref int i)
    {
        if (lead == DateSort.Ago)
        {
            return -1;
        }

        switch (line.Sort(i))
        {
            case DateSort.Ago or DateSort.Last:
                i++;
                return -1;
            case DateSort.FromNow:
                i++;
                return 1;
            case DateSort.After or DateSort.Before:
                return 1;
        }

        var alone = at == 0 && i == line.Items.Count;
        return lead == DateSort.In ? 1 : alone ? (line.IsFuture ? 1 : -1) : 0;
    }

    // "a week from Thursday", "tres días después del 5 de marzo".
    private static int From(DateLine line, int at, int i, int count, DateUnit unit, out Mention mention)
    {
        var sign = line.Sort(i) == DateSort.After ? 1 : -1;
        i = line.Over(i + 1, DateSort.Of, DateSort.The);
        var length = Anchor(line, i, out var anchor);
        mention = length == 0 || anchor.Sort == MentionSort.Impossible
            ? Mention.Impossible
            : anchor with
            {
                Sort = MentionSort.Day,
                First = Move(anchor.First, unit, sign * count),
                Second = anchor.Second is { } second ? Move(second, unit, sign * count) : null,
            };
        return i + length - at;
    }

    private static int Anchor(DateLine line, int at, out Mention anchor)
    {
        if (line.Sort(at) == DateSort.Offset)
        {
            anchor = Mention.Day(line.Today.AddDays(line.Items[at].Value));
            return 1;
        }

        var length = NumericDates.Read(line, at, out anchor);
        length = length > 0 ? length : MonthDates.Read(line, at, out anchor);
        return length > 0 ? length : WeekdayDates.Read(line, at, out anchor);
    }

    // "next week", "el mes pasado", "this year".
    private static int Named(DateLine line, int at, out Mention mention)
    {
        mention = default;
        if (line.Sort(at) == DateSort.YearOffset)
        {
            mention = Span(line, DateUnit.Year, line.Items[at].Value);
            return 1;
        }

        if (line.Sort(at) is DateSort.NextWeek or DateSort.LastWeek && line.Sort(at + 1) is not DateSort.Unit && IsWeek(line, at))
        {
            mention = Span(line, DateUnit.Week, line.Sort(at) is DateSort.NextWeek ? 1 : -1);
            return 1;
        }

        var (word, unit) = line.Sort(at) == DateSort.Unit ? (at + 1, at) : (at, at + 1);
        if (line.Sort(unit) != DateSort.Unit)
        {
            return 0;
        }

        int? shift = line.Sort(word) switch
        {
            DateSort.Next or DateSort.NextOrAfter or DateSort.NextWeek => 1,
            DateSort.This => 0,
            DateSort.Last or DateSort.LastOrBefore or DateSort.LastWeek => -1,
            _ => null,
        };
        if (shift is not { } steps)
        {
            return 0;
        }

        if (line.Items[unit].Value == (int)DateUnit.Month && DayBehind(line, Math.Max(word, unit) + 1, steps, out mention) is var end and > 0)
        {
            return end - at;
        }

        mention = Span(line, (DateUnit)line.Items[unit].Value, steps);
        return 2;
    }

    // 下 alone says nothing; "다음주" does.
    private static bool IsWeek(DateLine line, int at) => line.Items[at].Value != 0;

    // "下个月5号", "next month on the 5th".
    private static int DayBehind(DateLine line, int at, int steps, out Mention mention)
    {
        mention = default;
        var i = line.Over(at, DateSort.The, DateSort.Of);
        if (!line.Has(i) || line.Items[i] is not { IsNumber: true, Value: >= 1 and <= 31, Digits: <= 2 } day || line.Sort(i + 1) is DateSort.Unit or DateSort.Month)
        {
            return 0;
        }

        var month = line.Today.AddDays(1 - line.Today.Day).AddMonths(steps);
        mention = DateLine.Valid(month.Year, month.Month, day.Value) is { } date ? Mention.Day(date) : Mention.Impossible;
        return i + 1;
    }

    private static Mention Span(DateLine line, DateUnit unit, int steps) => unit switch
    {
        DateUnit.Day => Mention.Day(line.Today.AddDays(steps)),
        DateUnit.Week => Week(line, steps),
        DateUnit.Month => MonthAway(line, steps),
        _ => line.Between(new DateOnly(line.Today.Year + steps, 1, 1), new DateOnly(line.Today.Year + steps, 12, 31)),
    };

    private static Mention MonthAway(DateLine line, int steps)
    {
        var month = line.Today.AddDays(1 - line.Today.Day).AddMonths(steps);
        return line.Month(month.Year, month.Month);
    }

    // Some begin the week on Sunday, some on Monday: the range holds both.
    private static Mention Week(DateLine line, int steps)
    {
        var fromSunday = Weeks.Start(line.Today, DayOfWeek.Sunday).AddDays(7 * steps);
        var fromMonday = Weeks.Start(line.Today, DayOfWeek.Monday).AddDays(7 * steps);
        var (first, last) = line.Today.DayOfWeek == DayOfWeek.Sunday
            ? (fromMonday, fromSunday.AddDays(6))
            : (fromMonday, fromMonday.AddDays(6));
        return line.Between(first, last);
    }

    private static DateOnly Move(DateOnly date, DateUnit unit, int count) => unit switch
    {
        DateUnit.Day => date.AddDays(count),
        DateUnit.Week => date.AddDays(7 * Math.Clamp(count, -Most, Most)),
        DateUnit.Month => date.AddMonths(Math.Clamp(count, -1200, 1200)),
        _ => date.AddYears(Math.Clamp(count, -150, 150)),
    };
}
