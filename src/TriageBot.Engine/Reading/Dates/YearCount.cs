using NodaTime;

namespace TriageBot.Engine.Reading.Dates;

/// <summary>A calendar people name dates by. A locale has those whose months its words name, under <c>calendar_months</c>.</summary>
/// <param name="Id">As in the words' keys.</param>
/// <param name="Behind">How many years it is behind the Gregorian year that begins in one of its own; negative when ahead.</param>
/// <param name="Find">The day, or null where the calendar has none.</param>
internal sealed record YearCount(string Id, int Behind, Func<int, int, int, DateOnly?> Find)
{
    /// <summary>A year further off than this was meant in another calendar.</summary>
    private const int Plausible = 110;

    public static readonly YearCount Gregorian = new("gregorian", 0, DateLine.Valid);

    public static readonly IReadOnlyList<YearCount> All =
    [
        Gregorian,
        new("solar-hijri", 621, In(CalendarSystem.PersianArithmetic)),

        // By the tables of Umm al-Qura; where the new moon is watched it may be a day off.
        new("hijri", 579, In(CalendarSystem.UmAlQura)),

        // The Coptic calendar, counted 276 years from another beginning.
        new("ethiopian", 8, (year, month, day) => In(CalendarSystem.Coptic)(year - 276, month, day)),
        new("bikram-sambat", -57, BikramSambat.Date),
    ];

    public bool IsYear(int year, DateOnly today) => Math.Abs(year + Behind - today.Year) <= Plausible;

    /// <summary>The day in this calendar's year that holds most of today's year, moved by so many years.</summary>
    public DateOnly? Around(DateOnly today, int years, int month, int day) => Find(today.Year - Behind + years, month, day);

    private static Func<int, int, int, DateOnly?> In(CalendarSystem calendar) => (year, month, day) =>
        year >= calendar.MinYear && year <= calendar.MaxYear && month >= 1 && month <= calendar.GetMonthsInYear(year) && day >= 1 && day <= calendar.GetDaysInMonth(year, month)
            ? DateOnly.FromDateTime(new LocalDate(year, month, day, calendar).ToDateTimeUnspecified())
            : null;
}
