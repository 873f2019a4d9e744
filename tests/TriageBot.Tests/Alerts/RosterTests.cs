using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
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

    // Rosa takes Spanish and immigration, Luis Haitian Creole and work for clinic 2, Eva everything for clinic 1.
    [Theory]
    [InlineData(null, "", null, "Rosa Luis Eva")]
    [InlineData("es", "", null, "Rosa Eva")]
    [InlineData("ht", "", null, "Luis Eva")]
    [InlineData("am", "", null, "Eva")]
    [InlineData("es", "work", null, "Eva")]
    [InlineData("es", "work immigration", null, "Rosa Eva")]
    [InlineData("ht", "work", "clinic:2", "Luis")]
    [InlineData("ht", "immigration", "clinic:2", "Eva")]
    [InlineData(null, "", "clinic:1", "Rosa Eva")]
    [InlineData(null, "", "clinic:9", "Rosa")]
    public void Called_ForWhatIsKnown_CallsThoseWhoTakeIt(string? language, string areas, string? clinic, string names)
    {
        var rosa = Rosa with { Languages = ["es"], Areas = ["immigration"] };
        var luis = Luis with { Step = 1, Languages = ["ht"], Areas = ["work"], Clinics = ["clinic:2"] };
        var eva = Eva with { Step = 1, Clinics = ["clinic:1"] };

        Names(0, Facts(language, areas, clinic), rosa, luis, eva).ShouldBe(names.Split(' '));
    }

    [Theory]
    [InlineData("am", "", null)]
    [InlineData(null, "housing", null)]
    [InlineData(null, "", "clinic:9")]
    [InlineData("am", "housing", "clinic:9")]
    public void Called_NobodyTakesIt_CallsAll(string? language, string areas, string? clinic) =>
        Names(0, Facts(language, areas, clinic), Picky(Rosa, "es", "work", "clinic:1"), Picky(Luis with { Step = 1 }, "ht", "family", "clinic:2")).ShouldBe(["Rosa", "Luis"]);

    [Fact]
    public void Called_WhoTakesItDoesNotAnswer_CallsAllOnDutyARoundLater()
    {
        var facts = Facts("es", "", null);
        Member[] members = [Rosa with { Languages = ["es"] }, Luis with { Languages = ["es"] }, Eva with { Step = 1, Languages = ["ht"] }];

        Names(0, facts, members).ShouldBe(["Rosa"]);
        Names(1, facts, members).ShouldBe(["Rosa", "Luis"]);
        Names(2, facts, members).ShouldBe(["Rosa", "Luis", "Eva"]);
    }

    [Fact]
    public void Called_WhateverIsKnown_CallsSomebodyOnTheRosterAndInTheEndAllOnDuty()
    {
        var members = Gen.Elements(
                Rosa, Luis, Eva, Picky(Rosa, "es", "work", "clinic:1"), Picky(Eva, "ht", "family", "clinic:2"), Luis with { Days = [DayOfWeek.Friday] },
                Eva with { AwayUntil = new DateOnly(2027, 1, 1) }, Rosa with { From = new TimeOnly(22, 0), To = new TimeOnly(6, 0) }, Luis with { EveryWeeks = 3, WeekFrom = new DateOnly(2026, 1, 5) })
            .NonEmptyListOf();
        var facts = from language in Gen.Elements("es", "ht", "am", null)
                    from areas in Gen.Elements("work", "family", "immigration").ArrayOf()
                    from clinic in Gen.Elements("clinic:1", "clinic:2", "clinic:9", null)
                    select new PageFacts(language, [.. areas], clinic);
        Prop.ForAll(members.ToArbitrary(), facts.ToArbitrary(), Gen.Choose(0, 20000).ToArbitrary(), (all, known, hour) =>
        {
            var (roster, at) = (Of([.. all]), Monday.AddHours(hour));
            var onDuty = all.Where(member => member.IsOnDuty(TimeZoneInfo.ConvertTime(at, roster.Zone).DateTime)).ToList();
            return Enumerable.Range(0, 8).All(round => roster.Called(round, known, at) is { IsEmpty: false } called && called.All(all.Contains))
                && roster.Called(Member.LastStep, known, at).Select(member => member.Number).ToHashSet().SetEquals((onDuty.Count > 0 ? onDuty : all).Select(member => member.Number));
        }).QuickCheckThrowOnFailure();
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

    // Theirs are the week of Monday 23 November and every third from there, both ways.
    [Theory]
    [InlineData("2026-11-23T00:00", true)]
    [InlineData("2026-11-29T23:59", true)]
    [InlineData("2026-11-22T23:59", false)]
    [InlineData("2026-11-30T00:00", false)]
    [InlineData("2026-12-14T10:00", true)]
    [InlineData("2026-12-07T10:00", false)]
    [InlineData("2026-11-02T10:00", true)]
    [InlineData("2026-11-09T10:00", false)]
    public void IsOnDuty_EveryThirdWeek_IsTheirsFromMondayToSunday(string at, bool isOn) =>
        (Rosa with { EveryWeeks = 3, WeekFrom = new DateOnly(2026, 11, 25) }).IsOnDuty(DateTime.Parse(at, Invariant)).ShouldBe(isOn);

    [Fact]
    public void IsOnDuty_NightThatBeganInTheirWeek_IsTheirsToItsEnd() =>
        (Rosa with { From = new TimeOnly(22, 0), To = new TimeOnly(6, 0), EveryWeeks = 2, WeekFrom = new DateOnly(2026, 11, 23) })
            .IsOnDuty(DateTime.Parse("2026-11-30T05:00", Invariant)).ShouldBeTrue();

    [Fact]
    public void Member_KeptBeforeThereWereAreasAndWeeks_IsCalledForAll()
    {
        var member = JsonSerializer.Deserialize<Member>("""{"Tag":"roster:1","Name":"Rosa","Number":"+15550000001","Step":2,"Days":[1],"From":"08:00:00","To":"20:00:00","AwayUntil":null,"Languages":["es"]}""")!;

        (member.Areas.IsEmpty, member.Clinics.IsEmpty, member.EveryWeeks, member.Step).ShouldBe((true, true, 1, 2));
        member.IsOnDuty(DateTime.Parse("2026-11-23T10:00", Invariant)).ShouldBeTrue();
    }

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static IEnumerable<string> Names(int round, params Member[] members) => Names(round, PageFacts.None, members);

    private static IEnumerable<string> Names(int round, PageFacts facts, params Member[] members) => Of(members).Called(round, facts, Monday).Select(member => member.Name);

    private static PageFacts Facts(string? language, string areas, string? clinic) => new(language, [.. areas.Split(' ', StringSplitOptions.RemoveEmptyEntries)], clinic);

    private static Member Picky(Member member, string language, string area, string clinic) => member with { Languages = [language], Areas = [area], Clinics = [clinic] };

    private static Roster Of(params Member[] members) => new([.. members], TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
}
