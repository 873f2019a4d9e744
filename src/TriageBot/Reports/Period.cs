using System.Globalization;

namespace TriageBot.Reports;

/// <summary>Whole days in the hotline's time zone, both ends among them.</summary>
internal sealed record Period(DateOnly From, DateOnly To)
{
    private const int UsualDays = 90;

    /// <summary>Of more than these nobody reports.</summary>
    private const int MostDays = 3660;

    /// <param name="from">As <c>yyyy-MM-dd</c>; null or empty for the usual.</param>
    /// <param name="to">Likewise.</param>
    /// <returns>The period, and where what was asked for is none, the usual one and what is wrong.</returns>
    public static (Period Period, string? Problem) Read(string? from, string? to, DateOnly today)
    {
        var usual = new Period(today.AddDays(1 - UsualDays), today);
        if (Day(to, today) is not { } last || Day(from, last.DayNumber < UsualDays ? last : last.AddDays(1 - UsualDays)) is not { } first)
        {
            return (usual, "Write days as 2026-11-23.");
        }

        return first > last ? (usual, "The first day is after the last.")
            : last.DayNumber - first.DayNumber >= MostDays ? (usual, "Choose ten years or less.")
            : (new Period(first, last), null);
    }

    public bool Holds(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime) is var day && day >= From && day <= To;

    public override string ToString() => $"{Text(From)}..{Text(To)}";

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text, DateOnly usual) => string.IsNullOrWhiteSpace(text) ? usual
        : DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : null;
}
