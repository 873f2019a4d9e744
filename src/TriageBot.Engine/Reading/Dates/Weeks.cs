namespace TriageBot.Engine.Reading.Dates;

internal static class Weeks
{
    public static DateOnly Start(DateOnly date, DayOfWeek first) => date.AddDays(-((date.DayOfWeek - first + 7) % 7));

    /// <summary>The next such weekday, never <paramref name="date"/> itself.</summary>
    public static DateOnly After(DateOnly date, DayOfWeek day) => date.AddDays(((day - date.DayOfWeek + 6) % 7) + 1);

    public static DateOnly Before(DateOnly date, DayOfWeek day) => date.AddDays(-(((date.DayOfWeek - day + 6) % 7) + 1));

    /// <summary>That weekday so many weeks away, for weeks that begin on Sunday and on Monday.</summary>
    public static IEnumerable<DateOnly> In(DateOnly today, int weeks, DayOfWeek day) =>
        new[] { DayOfWeek.Sunday, DayOfWeek.Monday }.Select(first =>
        {
            var start = Start(today, first).AddDays(7 * weeks);
            return start.AddDays((day - first + 7) % 7);
        });
}
