using TriageBot.Reports;

namespace TriageBot.Tests.Reports;

public class PeriodTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData(null, null, "2026-08-26..2026-11-23", null)]
    [InlineData("", " ", "2026-08-26..2026-11-23", null)]
    [InlineData("2026-01-01", "2026-03-31", "2026-01-01..2026-03-31", null)]
    [InlineData(null, "2025-12-31", "2025-10-03..2025-12-31", null)]
    [InlineData("2026-11-23", "2026-11-23", "2026-11-23..2026-11-23", null)]
    [InlineData("2026-11-24", null, "2026-08-26..2026-11-23", "The first day is after the last.")]
    [InlineData("11/01/2026", null, "2026-08-26..2026-11-23", "Write days as 2026-11-23.")]
    [InlineData("2026-02-30", null, "2026-08-26..2026-11-23", "Write days as 2026-11-23.")]
    [InlineData(null, "<script>", "2026-08-26..2026-11-23", "Write days as 2026-11-23.")]
    [InlineData("1900-01-01", null, "2026-08-26..2026-11-23", "Choose ten years or less.")]
    [InlineData(null, "0001-01-01", "0001-01-01..0001-01-01", null)]
    public void Read_WhatSomebodyAskedFor_IsAPeriodOrSaysWhatIsWrong(string? from, string? to, string period, string? problem)
    {
        var read = Period.Read(from, to, Today);

        (read.Period.ToString(), read.Problem).ShouldBe((period, problem));
    }

    [Fact]
    public void Holds_TheFirstAndLastMinute_AsClocksStandThere()
    {
        var (period, zone) = (new Period(new(2026, 11, 1), new(2026, 11, 1)), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));

        period.Holds(new(2026, 11, 1, 3, 59, 0, TimeSpan.Zero), zone).ShouldBeFalse();
        period.Holds(new(2026, 11, 1, 4, 0, 0, TimeSpan.Zero), zone).ShouldBeTrue();

        // That night the clocks went back.
        period.Holds(new(2026, 11, 2, 4, 59, 0, TimeSpan.Zero), zone).ShouldBeTrue();
        period.Holds(new(2026, 11, 2, 5, 0, 0, TimeSpan.Zero), zone).ShouldBeFalse();
    }
}
