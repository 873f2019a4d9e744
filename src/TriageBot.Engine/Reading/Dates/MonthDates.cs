namespace TriageBot.Engine.Reading.Dates;

/// <summary>Dates with a month's name: "March 5", "5 de marzo del 2027", "05-mar-26"; a month alone is a range.</summary>
internal static class MonthDates
{
    public static int Read(DateLine line, int at, out Mention mention)
    {
        mention = default;
        var start = line.Over(at, DateSort.The);
        if (line.Has(start) && line.Items[start].IsNumber && IsDay(line.Items[start]))
        {
            var month = line.Over(start + 1, DateSort.Of, DateSort.The);
            if (line.Sort(month) == DateSort.Month && !StartsNew(line, month))
            {
                return Finish(line, at, month + 1, line.Items[month].Value, line.Items[start].Value, out mention);
            }
        }

        return line.Sort(at) == DateSort.Month ? MonthFirst(line, at, out mention) : 0;
    }

    private static int MonthFirst(DateLine line, int at, out Mention mention)
    {
        var month = line.Items[at].Value;
        var day = line.Over(at + 1, DateSort.The, DateSort.Of);
        if (line.Has(day) && line.Items[day].IsNumber && IsDay(line.Items[day]) && line.Sort(day + 1) != DateSort.Unit)
        {
            return Finish(line, at, day + 1, month, line.Items[day].Value, out mention);
        }

        return Alone(line, at, month, out mention);
    }

    private static int Finish(DateLine line, int at, int next, int month, int day, out Mention mention)
    {
        var end = Year(line, next, out var year);
        var date = year is { } known ? DateLine.Valid(known, month, day) : line.Nearest(month, day);
        mention = date is { } found ? Mention.Day(found) : Mention.Impossible;
        return end - at;
    }

    // Bare "may", "mar" and "march" are words too: a month counts only with a year, behind "in", or when it is all there is.
    private static int Alone(DateLine line, int at, int month, out Mention mention)
    {
        var end = Year(line, at + 1, out var year);
        var introduced = line.Sort(at - 1) is DateSort.In or DateSort.This or DateSort.Next or DateSort.NextOrAfter
            or DateSort.Last or DateSort.LastOrBefore or DateSort.Part or DateSort.Of or DateSort.About;
        mention = default;
        if (year is null && !introduced && !line.NothingElse)
        {
            return 0;
        }

        mention = year is { } known ? line.Month(known, month) : NearestMonth(line, month);
        return end - at;
    }

    private static Mention NearestMonth(DateLine line, int month)
    {
        var sign = line.IsFuture ? 1 : -1;
        var ahead = ((sign * (month - line.Today.Month)) + 12) % 12;
        var date = new DateOnly(line.Today.Year, line.Today.Month, 1).AddMonths(sign * ahead);
        return line.Month(date.Year, date.Month);
    }

    private static int Year(DateLine line, int at, out int? year)
    {
        year = null;
        var i = line.Over(at, DateSort.Of, DateSort.The);
        if (!line.Has(i))
        {
            return at;
        }

        var item = line.Items[i];
        if (DateLine.IsYear(item))
        {
            year = item.Value;
            return i + 1;
        }

        if (item is { Sort: DateSort.Number, Digits: 2 } && !StartsNew(line, i + 1) && line.Sort(i + 1) is not (DateSort.Unit or DateSort.Month))
        {
            year = line.Century(item.Value);
            return i + 1;
        }

        return RelativeYear(line, i, ref year) is var end and > 0 ? end : at;
    }

    // "5 de marzo del próximo año", "March 5 next year".
    private static int RelativeYear(DateLine line, int at, ref int? year)
    {
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
