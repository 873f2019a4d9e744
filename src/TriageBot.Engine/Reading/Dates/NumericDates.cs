namespace TriageBot.Engine.Reading.Dates;

/// <summary>Dates in digits. Day and month are never guessed: what can be swapped reads two ways in every language.</summary>
internal static class NumericDates
{
    /// <summary>Years: further away another calendar is the likelier one.</summary>
    private const int Near = 40;

    public static int Read(DateLine line, int at, out Mention mention)
    {
        mention = default;
        if (line.Sort(at) != DateSort.Number || line.Items[at].Digits == 0)
        {
            return 0;
        }

        if (line.Items[at].Digits == 8)
        {
            return Packed(line, line.Items[at].Value, out mention);
        }

        if (!Follows(line, at + 1, out var separator))
        {
            return 0;
        }

        var (first, second) = (line.Items[at], line.Items[at + 1]);
        if (Follows(line, at + 2, out var again) && again == separator)
        {
            mention = Three(line, first, second, line.Items[at + 2]);
            return 3;
        }

        return separator == ' ' ? 0 : Two(line, at, out mention);
    }

    private static bool Follows(DateLine line, int at, out char separator)
    {
        separator = ' ';
        if (line.Sort(at) != DateSort.Number || line.Items[at].Digits is 0 or > 4)
        {
            return false;
        }

        separator = line.Items[at].Before is '\0' ? ' ' : line.Items[at].Before;
        return separator is '/' or '-' or '.' || (separator == ' ' && line.Items[at].Spaced);
    }

    private static int Two(DateLine line, int at, out Mention mention)
    {
        var (first, second) = (line.Items[at], line.Items[at + 1]);

        // "3/2027" names a month. "3.5" and "10-12" are as likely an amount or a time, but then the question was no date.
        if (DateLine.IsYear(second) && first.Value is >= 1 and <= 12)
        {
            mention = line.Month(second.Value, first.Value);
            return 2;
        }

        if (first.Digits > 2 || second.Digits > 2)
        {
            mention = Mention.Impossible;
            return 2;
        }

        // "30/12 năm ngoái": last year's.
        int? year = null;
        var end = MonthDates.RelativeYear(line, at + 2, ref year);
        mention = Swappable(first.Value, second.Value, year is { } named ? (month, day) => DateLine.Valid(named, month, day) : line.Nearest);
        return end > 0 ? end - at : 2;
    }

    private static Mention Three(DateLine line, DateItem first, DateItem second, DateItem third)
    {
        if (first.Digits == 4)
        {
            return Meant(line, calendar => [calendar.Find(first.Value, second.Value, third.Value)]);
        }

        if (first.Digits > 2 || second.Digits > 2 || third.Digits is 1 or 3)
        {
            return Mention.Impossible;
        }

        if (third.Digits == 4)
        {
            return Meant(line, calendar => [calendar.Find(third.Value, first.Value, second.Value), calendar.Find(third.Value, second.Value, first.Value)]);
        }

        // "26-03-27": the year may also stand first.
        var readings = Readings(first.Value, second.Value, (month, day) => DateLine.Valid(line.Century(third.Value), month, day)).ToList();
        if (line.YearFirst && first.Value > 12 && Math.Abs(2000 + first.Value - line.Today.Year) <= 3 && DateLine.Valid(2000 + first.Value, second.Value, third.Value) is { } yearFirst)
        {
            readings.Add(yearFirst);
        }

        return Mention.Of(MentionSort.Swapped, readings);
    }

    // 1405/9/1 can only be one calendar's; 2019 may be two. What lies on the wrong side of today, or lifetimes away, was meant in another.
    private static Mention Meant(DateLine line, Func<YearCount, IEnumerable<DateOnly?>> find)
    {
        var readings = line.Calendars.Prepend(YearCount.Gregorian).Select(calendar => find(calendar).OfType<DateOnly>().ToList()).Where(dates => dates.Count > 0).ToList();
        var likely = readings.Where(dates => dates.Exists(date => Math.Abs(date.Year - line.Today.Year) <= Near && (line.IsFuture ? date >= line.Today : date <= line.Today))).ToList();
        var soon = likely.Where(dates => line.IsFuture && dates.Exists(line.IsSoon)).ToList();
        likely = soon.Count > 0 ? soon : likely;
        var meant = (likely.Count > 0 ? likely : readings).SelectMany(dates => dates).Distinct().ToList();
        return meant is [var only] ? Mention.Day(only) : Mention.Of(MentionSort.Swapped, meant);
    }

    private static int Packed(DateLine line, int digits, out Mention mention)
    {
        var yearFirst = DateLine.Valid(digits / 10_000, digits / 100 % 100, digits % 100);
        var yearLast = Readings(digits / 1_000_000, digits / 10_000 % 100, (month, day) => DateLine.Valid(digits % 10_000, month, day));
        mention = Mention.Of(MentionSort.Swapped, yearFirst is { } date ? [date] : yearLast);
        return mention.Sort == MentionSort.Impossible ? 0 : 1;
    }

    private static Mention Swappable(int first, int second, Func<int, int, DateOnly?> date) =>
        Mention.Of(MentionSort.Swapped, Readings(first, second, date));

    private static IEnumerable<DateOnly> Readings(int first, int second, Func<int, int, DateOnly?> date)
    {
        if (date(first, second) is { } monthFirst)
        {
            yield return monthFirst;
        }

        if (date(second, first) is { } dayFirst)
        {
            yield return dayFirst;
        }
    }
}
