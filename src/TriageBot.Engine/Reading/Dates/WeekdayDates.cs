namespace TriageBot.Engine.Reading.Dates;

/// <summary>"Thursday", "el próximo jueves", "jueves 26", "the 26th". Where speakers differ, both days are candidates.</summary>
internal static class WeekdayDates
{
    public static int Read(DateLine line, int at, out Mention mention)
    {
        if (WeekFirst(line, at, out mention) is var named and > 0)
        {
            return named;
        }

        var i = line.Over(at, DateSort.The);
        var lead = Direction(line.Sort(i)) ? line.Sort(i) : DateSort.Other;
        i += lead == DateSort.Other ? 0 : 1;
        if (line.Sort(i) != DateSort.Weekday)
        {
            return DayOfMonth(line, at, out mention);
        }

        var day = (DayOfWeek)line.Items[i].Value;
        i++;
        if (lead == DateSort.Other && Direction(line.Sort(i)) && line.Sort(i + 1) != DateSort.Unit)
        {
            lead = line.Sort(i);
            i++;
        }

        return InNamedWeek(line, at, i, day, out mention) is var week and > 0
            ? week
            : WithNumber(line, at, i, day, lead, out mention);
    }

    private static bool Direction(DateSort sort) =>
        sort is DateSort.Next or DateSort.NextOrAfter or DateSort.Last or DateSort.LastOrBefore or DateSort.This or DateSort.NextWeek or DateSort.LastWeek;

    // "Thursday next week", "el jueves de la próxima semana".
    private static int InNamedWeek(DateLine line, int at, int i, DayOfWeek day, out Mention mention)
    {
        mention = default;
        i = line.Over(i, DateSort.Of, DateSort.The, DateSort.In);
        if (NamedWeek(line, i, out var weeks) is not (> 0 and var length))
        {
            return 0;
        }

        mention = Mention.Of(MentionSort.Day, Weeks.In(line.Today, weeks, day));
        return i + length - at;
    }

    // "next week Thursday".
    private static int WeekFirst(DateLine line, int at, out Mention mention)
    {
        mention = default;
        var length = NamedWeek(line, at, out var weeks);
        var day = line.Over(at + length, DateSort.Of, DateSort.The, DateSort.In);
        if (length == 0 || line.Sort(day) != DateSort.Weekday)
        {
            return 0;
        }

        mention = Mention.Of(MentionSort.Day, Weeks.In(line.Today, weeks, (DayOfWeek)line.Items[day].Value));
        return day + 1 - at;
    }

    // "next week", "semana que viene": how many weeks away.
    private static int NamedWeek(DateLine line, int i, out int weeks)
    {
        weeks = 0;
        if (line.Sort(i) is DateSort.NextWeek or DateSort.LastWeek && line.Sort(i + 1) is not DateSort.Unit)
        {
            weeks = line.Sort(i) is DateSort.NextWeek ? 1 : -1;
            return 1;
        }

        var (word, unit) = line.Sort(i) == DateSort.Unit ? (i + 1, i) : (i, i + 1);
        if (line.Sort(unit) != DateSort.Unit || line.Items[unit].Value != (int)DateUnit.Week || !Direction(line.Sort(word)))
        {
            return 0;
        }

        weeks = line.Sort(word) switch
        {
            DateSort.This => 0,
            DateSort.Last or DateSort.LastOrBefore or DateSort.LastWeek => -1,
            _ => 1,
        };
        return Math.Max(word, unit) + 1 - i;
    }

    private static int WithNumber(DateLine line, int at, int i, DayOfWeek day, DateSort lead, out Mention mention)
    {
        var number = line.Over(i, DateSort.The);
        if (!IsLoneDay(line, number))
        {
            mention = Mention.Of(MentionSort.Weekday, Nearest(line, day, lead));
            return i - at;
        }

        // "jueves 26": the number must fall on that weekday this time or the next, else it is a slip or a time of day.
        var fits = Upcoming(line, line.Items[number].Value).Take(2).Where(date => date.DayOfWeek == day).Take(1);
        mention = Mention.Of(MentionSort.Day, fits);
        return number + 1 - at;
    }

    private static IEnumerable<DateOnly> Nearest(DateLine line, DayOfWeek day, DateSort lead)
    {
        var today = line.Today;
        switch (lead)
        {
            case DateSort.Next:
                return [Weeks.After(today, day)];
            case DateSort.NextOrAfter:
                return Weeks.In(today, 1, day).Append(Weeks.After(today, day));
            case DateSort.NextWeek:
                return Weeks.In(today, 1, day);
            case DateSort.LastWeek:
                return Weeks.In(today, -1, day);
            case DateSort.Last:
                return [Weeks.Before(today, day)];
            case DateSort.LastOrBefore:
                return Weeks.In(today, -1, day).Append(Weeks.Before(today, day));
        }

        var nearest = line.IsFuture ? Weeks.After(today, day) : Weeks.Before(today, day);
        return today.DayOfWeek == day ? [today, nearest] : [nearest];
    }

    // "el 26", "the 26th": the day is named, the month is the nearest in the direction of the tense.
    private static int DayOfMonth(DateLine line, int at, out Mention mention)
    {
        mention = default;
        var i = line.Over(at, DateSort.The);
        if (!IsLoneDay(line, i) || line.Sort(at - 1) is DateSort.Next or DateSort.NextOrAfter or DateSort.In || (i == at && line.Items[i].Sort != DateSort.Ordinal))
        {
            return 0;
        }

        mention = Mention.Of(MentionSort.Day, Upcoming(line, line.Items[i].Value).Take(1));
        return i + 1 - at;
    }

    private static bool IsLoneDay(DateLine line, int at) =>
        line.Has(at) && line.Items[at] is { IsNumber: true, Value: >= 1 and <= 31, Digits: <= 2 }
        && line.Sort(line.Over(at + 1, DateSort.Of, DateSort.The)) is not (DateSort.Unit or DateSort.Month)
        && !(line.Sort(at + 1) == DateSort.Number && line.Items[at + 1].Before is '/' or '-' or '.');

    private static IEnumerable<DateOnly> Upcoming(DateLine line, int day)
    {
        for (var i = 0; i <= 12; i++)
        {
            var month = line.Today.AddDays(1 - line.Today.Day).AddMonths(line.IsFuture ? i : -i);
            if (DateLine.Valid(month.Year, month.Month, day) is { } date && (line.IsFuture ? date >= line.Today : date <= line.Today))
            {
                yield return date;
            }
        }
    }
}
