namespace TriageBot.Engine.Reading.Dates;

/// <summary>Takes times of day out of a line, so that their numbers are not taken for days: "at 9", "9:30", "9 am".</summary>
internal static class Clock
{
    public static List<DateItem> Remove(List<DateItem> items)
    {
        var kept = new List<DateItem>(items.Count);
        for (var i = 0; i < items.Count;)
        {
            var length = TimeAt(items, i);
            if (length == 0 && items[i].Sort is not (DateSort.Aside or DateSort.PartOfDay or DateSort.TimeMark or DateSort.TimeOf))
            {
                kept.Add(items[i]);
            }

            i += Math.Max(1, length);
        }

        return kept;
    }

    private static int TimeAt(List<DateItem> items, int at)
    {
        var i = items[at].Sort == DateSort.TimeOf ? at + 1 : at;
        if (i < items.Count && items[i].IsNumber && BesidePartOfDay(items, at, i) is var whole and > 0)
        {
            return whole;
        }

        if (i >= items.Count || items[i].Sort != DateSort.Number || items[i].Digits > 4)
        {
            return 0;
        }

        var hour = i;
        i++;
        if (i < items.Count && items[i] is { Sort: DateSort.Number, Before: ':', Spaced: false, Digits: 2 })
        {
            i++;
        }

        var marked = i < items.Count && items[i].Sort == DateSort.TimeMark;
        if (marked)
        {
            i++;

            // "8h30".
            i += i < items.Count && items[i] is { Sort: DateSort.Number, Spaced: false, Before: '\0', Digits: 2, Value: < 60 } ? 1 : 0;
        }

        return hour > at || marked || i - hour > 1 ? i - at + HalfPast(items, i) : 0;
    }

    // "tomorrow morning 9", "amanhã 9 da manhã": behind a day that needs no number. "The 5th in the morning" is a day.
    private static int BesidePartOfDay(List<DateItem> items, int at, int number)
    {
        if (items[number].Value is < 1 or > 24 || items[number].Digits > 2 || at == 0 || (number + 1 < items.Count && items[number + 1].Sort is DateSort.Month or DateSort.Unit))
        {
            return 0;
        }

        var before = at - 1;
        while (before > 0 && items[before].Sort is DateSort.PartOfDay or DateSort.The or DateSort.In or DateSort.Of)
        {
            before--;
        }

        if (items[before].Sort is not (DateSort.Offset or DateSort.EitherOffset or DateSort.Weekday))
        {
            return 0;
        }

        var behind = number + 1;
        behind += behind < items.Count && items[behind].Sort is DateSort.Of or DateSort.In or DateSort.The ? 1 : 0;
        var isPart = behind < items.Count && items[behind].Sort is DateSort.PartOfDay;

        // "mâine dimineata la 9": the day is said, so a number at the end is its hour.
        if (!isPart && items[before].Sort is DateSort.Offset && number == items.Count - 1 && items[number].Value <= 12 && items[number - 1].Sort is DateSort.The)
        {
            return 1;
        }

        return isPart ? behind + 1 - at : items[at - 1].Sort is DateSort.PartOfDay ? number + 1 - at : 0;
    }

    // "a las nueve y media".
    private static int HalfPast(List<DateItem> items, int at) =>
        at < items.Count && items[at].Sort == DateSort.Not && items[at].Before == '\0' ? 1 : 0;
}
