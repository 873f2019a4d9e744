using TriageBot.Alerts;

namespace TriageBot.Tests.Alerts;

/// <summary>Somebody is always called, and the right ones first.</summary>
public class RosterTests
{
    // Monday, ten in the morning in New York.
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    private static readonly Member Rosa = new("roster:rosa", "Rosa", "+15550000001");
    private static readonly Member Luis = new("roster:luis", "Luis", "+15550000002", Step: 2);
    private static readonly Member Eva = new("roster:eva", "Eva", "+15550000003", Step: 4);

    [Fact]
    public void Called_RoundByRound_GoesUpTheChainAndKeepsCallingTheFirst()
    {
        Names(0, Rosa, Luis, Eva).ShouldBe(["Rosa"]);
        Names(1, Rosa, Luis, Eva).ShouldBe(["Rosa", "Luis"]);
        Names(2, Rosa, Luis, Eva).ShouldBe(["Rosa", "Luis"]);
        Names(3, Rosa, Luis, Eva).ShouldBe(["Rosa", "Luis", "Eva"]);
        Names(99, Rosa, Luis, Eva).ShouldBe(["Rosa", "Luis", "Eva"]);
    }

    [Fact]
    public void Called_NobodyOnTheFirstStep_CallsTheNextAtOnce() =>
        Names(0, Rosa with { AwayUntil = new DateOnly(2026, 11, 24) }, Luis, Eva).ShouldBe(["Luis"]);

    [Fact]
    public void Called_NobodyOnDuty_CallsEverybody()
    {
        var night = new TimeOnly(22, 0);

        Names(0, Rosa with { From = night, To = new TimeOnly(6, 0) }, Luis with { Days = [DayOfWeek.Sunday] }).ShouldBe(["Rosa", "Luis"]);
        Names(0).ShouldBeEmpty();
    }

    [Fact]
    public void Called_ForALanguage_CallsThoseWhoTakeItAndElseAll()
    {
        var haitian = Luis with { Step = 1, Languages = ["ht"] };
        var spanish = Rosa with { Languages = ["es"] };

        Of(spanish, haitian).Called(0, "ht", Monday).ShouldHaveSingleItem().Name.ShouldBe("Luis");
        Of(spanish, haitian).Called(0, "es", Monday).ShouldHaveSingleItem().Name.ShouldBe("Rosa");
        Of(spanish, haitian).Called(0, null, Monday).Length.ShouldBe(2);
        Of(spanish, haitian).Called(0, "am", Monday).Length.ShouldBe(2);
    }

    [Fact]
    public void Called_TheSameNumberTwice_IsTextedOnce() => Names(0, Rosa, Rosa with { Tag = "roster:again" }).ShouldHaveSingleItem();

    [Theory]
    [InlineData("09:00", "17:00", "2026-11-23T10:00", true)]
    [InlineData("09:00", "17:00", "2026-11-23T17:00", false)]
    [InlineData("09:00", "17:00", "2026-11-24T10:00", false)]
    [InlineData("22:00", "06:00", "2026-11-23T23:00", true)]
    [InlineData("22:00", "06:00", "2026-11-24T05:59", true)]
    [InlineData("22:00", "06:00", "2026-11-23T05:59", false)]
    [InlineData("22:00", "06:00", "2026-11-24T23:00", false)]
    [InlineData("00:00", "00:00", "2026-11-23T00:00", true)]
    [InlineData("00:00", "00:00", "2026-11-24T00:00", false)]
    public void IsOnDuty_OfAMondayShift_AlsoOverMidnight(string from, string to, string at, bool isOn)
    {
        var member = Rosa with { Days = [DayOfWeek.Monday], From = TimeOnly.Parse(from, Invariant), To = TimeOnly.Parse(to, Invariant) };

        member.IsOnDuty(DateTime.Parse(at, Invariant)).ShouldBe(isOn);
    }

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static IEnumerable<string> Names(int round, params Member[] members) => Of(members).Called(round, null, Monday).Select(member => member.Name);

    private static Roster Of(params Member[] members) => new([.. members], TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
}
