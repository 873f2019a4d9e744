namespace TriageBot.Engine.Reading.Dates;

/// <summary>Dates with a month's name: "March 5", "5 de marzo del 2027", "05-mar-26"; a month alone is a range.</summary>
internal static class MonthDates
{
    public static int Read(DateLine line, int at, out Mention mention)
    {
        mention = default;
        if (line.Sort(at + 1) == DateSort.Month && YearAt(line, at, line.Items[at + 1].Calendar) is { } year)
        {
            return 1 + MonthFirst(line, at + 1, year, out mention);
        }

        // "gelecek yıl 10 ocak", 明年三月.
        int? named = null;
        if (RelativeYear(line, at, ref named) is var behind and > 0)
        {
            var length = line.Sort(behind) == DateSort.Month ? MonthFirst(line, behind, named, out mention) : DayFirst(line, behind, named, out mention);
            return length > 0 ? behind + length - at : 0;
        }

        var day = DayFirst(line, at, null, out mention);
        return day > 0 ? day : line.Sort(at) == DateSort.Month ? MonthFirst(line, at, null, out mention) : 0;
    }

    private static int DayFirst(DateLine line, int at, int? year, out Mention mention)
    {
        mention = default;
        var start = line.Over(at, DateSort.The);
        if (line.Has(start) && line.Items[start].IsNumber && IsDay(line.Items[start]))
        {
            var month = line.Over(start + 1, DateSort.Of, DateSort.The);
            if (line.Sort(month) == DateSort.Month && !StartsNew(line, month))
            {
                return Finish(line, at, month + 1, line.Items[month], line.Items[start].Value, year, out mention);
            }
        }

        return 0;
    }

    private static int MonthFirst(DateLine line, int at, int? year, out Mention mention)
    {
        var month = line.Items[at];
        var day = line.Over(at + 1, DateSort.The, DateSort.Of);
        if (line.Has(day) && line.Items[day].IsNumber && IsDay(line.Items[day]) && line.Sort(day + 1) != DateSort.Unit)
        {
            return Finish(line, at, day + 1, month, line.Items[day].Value, year, out mention);
        }

        return Alone(line, at, month, year, out mention);
    }

    private static int Finish(DateLine line, int at, int next, DateItem month, int day, int? before, out Mention mention)
    {
        int? year = before;
        var end = before is null ? Year(line, next, month.Calendar, out year) : next;
        var dates = Meant(line, new[] { month, month.AsOther }.OfType<DateItem>()
            .Select(one => year is { } known ? one.Calendar.Find(known, one.Value, day) : line.Nearest(one.Calendar, one.Value, day)).OfType<DateOnly>());
        mention = dates is [var only] ? Mention.Day(only) : Mention.Of(MentionSort.Swapped, dates);
        return end - at;
    }

    // A name that is a month of two calendars: what lies on the wrong side of today was meant in the other.
    private static List<DateOnly> Meant(DateLine line, IEnumerable<DateOnly> readings)
    {
        var dates = readings.Distinct().ToList();
        var fitting = dates.Where(date => line.IsFuture ? date >= line.Today && line.IsSoon(date) : date <= line.Today).ToList();
        return fitting.Count > 0 ? fitting : dates;
    }

    // Bare "may", "mar" and "march" are words too: a month counts only with a year, behind "in", or when it is all there is.
    private static int Alone(DateLine line, int at, DateItem month, int? before, out Mention mention)
    {
        int? year = before;
        var end = before is null ? Year(line, at + 1, month.Calendar, out year) : at + 1;
        var introduced = line.Sort(at - 1) is DateSort.In or DateSort.This or DateSort.Next or DateSort.NextOrAfter
            or DateSort.Last or DateSort.LastOrBefore or DateSort.Part or DateSort.Of or DateSort.About;
        mention = default;
        if (year is null && !introduced && !line.NothingElse)
        {
            return 0;
        }

        mention = year is { } known ? line.Month(month.Calendar, known, month.Value) : NearestMonth(line, month);
        return end - at;
    }

    // The month under way counts in both directions.
    private static Mention NearestMonth(DateLine line, DateItem month)
    {
        var near = Enumerable.Range(-2, 5).Select(years => line.Whole(month, years)).Where(span => span is not null);
        return (line.IsFuture ? near.FirstOrDefault(span => span!.Value.Last >= line.Today) : near.LastOrDefault(span => span!.Value.First <= line.Today)) is { } nearest
            ? line.Between(nearest.First, nearest.Last)
            : Mention.Impossible;
    }

    private static int Year(DateLine line, int at, YearCount calendar, out int? year)
    {
        year = null;
        var i = line.Over(at, DateSort.Of, DateSort.The);
        if (!line.Has(i))
        {
            return at;
        }

        var item = line.Items[i];
        if (YearAt(line, i, calendar) is { } whole)
        {
            year = whole;
            return i + 1;
        }

        if (calendar == YearCount.Gregorian && item is { Sort: DateSort.Number, Digits: 2 } && !StartsNew(line, i + 1) && line.Sort(i + 1) is not (DateSort.Unit or DateSort.Month))
        {
            year = line.Century(item.Value);
            return i + 1;
        }

        return RelativeYear(line, i, ref year) is var end and > 0 ? end : at;
    }

    private static int? YearAt(DateLine line, int at, YearCount calendar)
    {
        if (!line.Has(at))
        {
            return null;
        }

        var item = line.Items[at];
        var fits = calendar == YearCount.Gregorian ? DateLine.IsYear(item) : item is { Sort: DateSort.Number, Digits: 4 or 0 } && calendar.IsYear(item.Value, line.Today);
        return fits ? item.Value : null;
    }

    // "5 de marzo del próximo año", "March 5 next year".
    public static int RelativeYear(DateLine line, int at, ref int? year)
    {
        if (line.Sort(at) == DateSort.YearOffset)
        {
            year = line.Today.Year + line.Items[at].Value;
            return at + 1;
        }

        var (word, unit) = line.Sort(at) == DateSort.Unit ? (at + 1, at) : (at, at + 1);
        if (line.Sort(unit) != DateSort.Unit || line.Items[unit].Value != (int)DateUnit.Year)
        {
            return 0;
        }

        int? shift = line.Sort(word) switch
        {
            DateSort.Next or DateSort.NextOrAfter => 1,
            DateSort.This => 0,
            DateSort.Last or DateSort.LastOrBefore => -1,
            _ => null,
        };
        if (shift is null)
        {
            return 0;
        }

        year = line.Today.Year + shift;
        return Math.Max(word, unit) + 1;
    }

    private static bool IsDay(DateItem item) => item.Value is >= 1 and <= 31 && item.Digits <= 2;

    private static bool StartsNew(DateLine line, int at) => line.Has(at) && line.Items[at].Before is ';' or '!' or '?' or '\n';
}
