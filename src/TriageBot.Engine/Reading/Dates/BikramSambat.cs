namespace TriageBot.Engine.Reading.Dates;

/// <summary>Nepal's calendar. Its months have 29 to 32 days by no rule: they are published year by year, and those after 2083 are forecasts.
/// Month lengths as in the data of opensource-nepal/node-nepali-datetime, which follows the published calendars.</summary>
internal static class BikramSambat
{
    public const int FirstYear = 2030;

    /// <summary>1 Baisakh 2030.</summary>
    private static readonly DateOnly First = new(1973, 4, 13);

    // Of each month its days above 29, a row a year.
    private static readonly string[] Lengths =
    [
        "232321110012", "132321110102", "223222101011", "223321101011", "232321110012", "132322011002",
        "223222101011", "223321101011", "232321110012", "222322011011", "223222101011", "223321101011",
        "232321110012", "222322011011", "223222101011", "232321101011", "232321110012", "222322101011",
        "223222101011", "232321110011", "232321110102", "222322101011", "223222101011", "232321110011",
        "232321110102", "223222101011", "223231101011", "232321110012", "132321110102", "223222101011",
        "223321101011", "232321110012", "132322010102", "223222101011", "223321101011", "232321110012",
        "222322011002", "223222101011", "223321101011", "232321110012", "222322011011", "223222101011",
        "232321101011", "232321110012", "222322101011", "223222101011", "232321110011", "232321110102",
        "222322101011", "223222101011", "232321110011", "232321110102", "223222101011", "223222101011",
        "232321110012", "132321110102", "223222101011", "223321101011", "232321110012", "132321110102",
        "223222101011",
    ];

    public static int LastYear => FirstYear + Lengths.Length - 1;

    public static DateOnly? Date(int year, int month, int day)
    {
        if (year < FirstYear || year > LastYear || month is < 1 or > 12 || day < 1 || day > Days(year, month))
        {
            return null;
        }

        var days = day - 1;
        for (var before = FirstYear; before < year; before++)
        {
            days += Enumerable.Range(1, 12).Sum(one => Days(before, one));
        }

        return First.AddDays(days + Enumerable.Range(1, month - 1).Sum(one => Days(year, one)));
    }

    private static int Days(int year, int month) => Lengths[year - FirstYear][month - 1] - '0' + 29;
}
