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
            if (length == 0 && items[i].Sort is not (DateSort.Aside or DateSort.TimeMark or DateSort.TimeOf))
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
        }

        return hour > at || marked || i - hour > 1 ? i - at + HalfPast(items, i) : 0;
    }

    // "a las nueve y media".
    private static int HalfPast(List<DateItem> items, int at) =>
        at < items.Count && items[at].Sort == DateSort.Not && items[at].Before == '\0' ? 1 : 0;
}
