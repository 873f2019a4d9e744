using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Engine.Urgency;
using TriageBot.Reports;
using TriageBot.Stores;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Reports;

/// <summary>Counts the people of <c>people.tsv</c>.</summary>
public class ReportCountTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    private static readonly Period November = new(new(2026, 11, 1), new(2026, 11, 30));

    [Fact]
    public void Demand_OfThePeople_IsByLanguageAndPlaceAndIssueWithTheFewTogether() => Text(Counted().Demand).ShouldBe(
        """
        | immigration | work | family |
        Spanish · ZIP 606 | * | * | 0 | 40
        Spanish · Cicero | * | * | 0 | 9
        Haitian Creole · ZIP 606 | 0 | 0 | 8 | 8
        other languages | 0 | 0 | 6 | 6
        | 33 | 16 | 14 | 63
        """);

    [Fact]
    public void Demand_OfThePeople_AddsUpByLanguage() =>
        PlaceRows.Languages(Counted().Demand).ShouldBe([new("Spanish", 49), new("Haitian Creole", 8), new("other languages", 6)]);

    [Fact]
    public void Unmet_OfThePeople_IsWhoWasNotHelpedOrNotSeenToInTime() => Text(Counted().Unmet).ShouldBe(
        """
        | immigration | work | family |
        Spanish · ZIP 606 | * | * | 0 | 10
        Spanish · Cicero | * | * | 0 | *
        Haitian Creole · ZIP 606 | 0 | 0 | 0 | 0
        other languages | 0 | 0 | * | *
        | * | 16 | * | 20
        """);

    [Fact]
    public void Waiting_OfThePeople_IsUntilSomebodyDidSomething()
    {
        var report = Counted();
        var (minutes, never) = (TimeSpan.FromMinutes(1), (TimeSpan?)null);

        Text(report.Waiting).ShouldBe(
            """
            | Emergency | Same day | Within 72 hours | Routine |
            Spanish | * | 10 | 0 | * | 49
            Haitian Creole | 0 | 8 | 0 | 0 | 8
            other languages | * | 0 | 0 | * | 9
            | 37 | 18 | 0 | 11 | 66
            """);
        report.Waits[0, 0].ShouldBeNull("it is kept back");
        report.Waits[1, 1].ShouldBe(new Spread(5 * minutes, 5 * minutes, 100));
        report.Waits[0, 1].ShouldBe(new Spread(never, never, 0), "nobody has seen to the ten");
        report.Waits[3, 0].ShouldBe(new Spread(10 * minutes, 10 * minutes, 100));
        report.Waits[3, 4].ShouldBe(new Spread(10 * minutes, never, 84));
    }

    [Fact]
    public void Conversations_OfThePeople_AreByWhereTheyWereLeft() => Text(Counted().Conversations).ShouldBe(
        """
        | finished | zip | consent refused | still going | erased |
        es | 39 | 10 | 0 | 0 | 0 | 49
        ht | 8 | 0 | 0 | 0 | 0 | 8
        en | 0 | 0 | 7 | 0 | 0 | 7
        other languages | 6 | 0 | 0 | 0 | 0 | 6
        | 53 | 10 | 7 | 0 | 0 | 70
        """);

    [Fact]
    public void Costs_OfThePeople_AreTheSegmentsLastTold() =>
        Counted().Costs.ShouldBe([new("es", 49, (39 * 20) + (10 * 13)), new("ht", 8, 8 * 21), new("other languages", 9, (7 * 4) + (2 * 20))]);

    [Fact]
    public void Corrections_OfThePeople_AreFromWhichLevelToWhich() => Text(Counted().Corrections).ShouldBe(
        """
        | Emergency | Same day | Within 72 hours | Routine |
        Emergency | 0 | 0 | 0 | 0 | 0
        Same day | 0 | 0 | 0 | 0 | 0
        Within 72 hours | 0 | 0 | 0 | 0 | 0
        Routine | 0 | 3 | 0 | 0 | 3
        | 0 | 3 | 0 | 0 | 3
        """);

    [Fact]
    public void Funded_OfThePeople_CountsWhoAgreed()
    {
        var funded = Counted().Funded;

        (funded.People, funded.Served).ShouldBe((63, null), "three were advised, and who adds up must not find them");
        funded.Outcomes.ShouldBe([new("accepted by a clinic", 30), new("open", 24), new("all others", 9)]);
        funded.Levels.ShouldBe([new("Emergency", 30), new("Same day", 18), new("Routine", 15)]);
        funded.Languages.ShouldBe([new("Spanish", 49), new("Haitian Creole", 8), new("all others", 6)]);
        funded.Lsc.ShouldBe([new("81", 33), new("22", 16), new("31", 10)]);
        funded.List.ShouldBe([new("IM-02-00-00-00", 30)]);
        ReportCount.Of(Gathered(People().Take(40))).Funded.Served.ShouldBe(30);
    }

    [Fact]
    public void Of_AnyPeople_NeverThrowsAndShowsNoSmallNumber()
    {
        var one = from language in Gen.Elements("Spanish", "Spanish", "English", "Wolof")
                  from place in Gen.Elements("60629", "60601", "", "Cicero")
                  from issue in Gen.Elements("work", "work", "family")
                  from level in Gen.Elements(Level.Emergency, Level.Routine)
                  from fate in Gen.Elements("", "case-taken", "case-closed referred elsewhere", "case-closed advice given", "erase", "conversation-left es zip silence, 3 segments")
                  select (Language: language, Place: place, Issue: issue, Level: level, Fate: fate);
        Prop.ForAll(one.ArrayOf().ToArbitrary(), people =>
        {
            var report = ReportCount.Of(Gathered(people.Select((person, i) => (
                new IntakeFact($"int_{i}", Now.AddDays(-9), person.Level, person.Language, person.Issue, IntakeFacts.Place(person.Place), true, false, []),
                Trail($"0 person conversation-began es | 5 usr_1 {person.Fate}", $"int_{i}", Now.AddDays(-9))))));
            return new[] { report.Demand, report.Unmet, report.Waiting, report.Conversations }.All(table => table.Cells.Cast<int?>().All(count => count is null or 0 or >= SmallCells.Least))
                && (report.Demand.Total ?? people.Length) == people.Length
                && report.Demand.RowTotals.Sum(row => row.Count ?? 0) <= people.Length;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Unhelped_AndServed_AreOutcomesThatTheConsoleHas() =>
        ReportCount.Unhelped.Concat(ReportCount.Served).ShouldBeSubsetOf(TriageBot.Console.Pages.IntakeModel.Outcomes);

    [Theory]
    [InlineData("60629", "ZIP 606")]
    [InlineData(" 60629-1234", "ZIP 606")]
    [InlineData("60629 Chicago", "ZIP 606")]
    [InlineData("chicago", "Chicago")]
    [InlineData("CICERO, Illinois", "Cicero")]
    [InlineData("St. Louis", "St. Louis")]
    [InlineData("san-francisco.", "San Francisco")]
    [InlineData("12 Main Street", "not known")]
    [InlineData("6062", "not known")]
    [InlineData("", "not known")]
    [InlineData(null, "not known")]
    public void Place_AsPeopleWriteIt_IsThreeDigitsOrTheCity(string? written, string place) => IntakeFacts.Place(written).ShouldBe(place);

    private static Report Counted() => ReportCount.Of(Gathered(People()));

    private static Gathered Gathered(IEnumerable<(IntakeFact Fact, CaseTrail Trail)> people)
    {
        var all = people.ToList();
        return new Gathered(November, TimeZoneInfo.Utc, Now, [.. all.Select(one => one.Fact)], all.ToDictionary(one => one.Fact.Id, one => one.Trail, StringComparer.Ordinal));
    }

    private static IEnumerable<(IntakeFact, CaseTrail)> People()
    {
        var number = 0;
        foreach (var row in File.ReadLines(Path.Combine(Repository.Root, "tests/TriageBot.Tests/Reports/people.tsv")).Where(line => line[0] != '#').Select(line => line.Split('\t')))
        {
            for (var i = 0; i < int.Parse(row[0], CultureInfo.InvariantCulture); i++)
            {
                var (id, at) = ($"int_{number++}", new DateTimeOffset(2026, 11, int.Parse(row[1], CultureInfo.InvariantCulture), 12, 0, 0, TimeSpan.Zero));
                ImmutableArray<(string, string)> codes = [.. row[7].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(code => (code.Split(' ')[0], code.Split(' ')[1]))];
                yield return (new IntakeFact(id, at, Levels.Parse(row[2])!.Value, row[3], row[5].Length == 0 ? IntakeFact.Unknown : row[5], IntakeFacts.Place(row[4]), row[6] is "yes", false, codes), Trail(row[8], id, at));
            }
        }
    }

    private static CaseTrail Trail(string entries, string id, DateTimeOffset at)
    {
        var trail = new CaseTrail();
        foreach (var words in entries.Split(" | ").Select(entry => entry.Split(' ', 4)))
        {
            trail.Add(new AuditEntry(at.AddMinutes(int.Parse(words[0], CultureInfo.InvariantCulture)), words[1], words[2], id, words.Length > 3 ? words[3] : null));
        }

        return trail;
    }

    private static string Text(CrossTable table) => string.Join('\n', new[] { $"| {string.Join(" | ", table.Columns)} |" }.Concat(
        Enumerable.Range(0, table.Rows.Length + 1).Select(row => $"{(row < table.Rows.Length ? table.Rows[row] + " " : "")}| {string.Join(" | ", Enumerable.Range(0, table.Columns.Length + 1).Select(column => table.Cells[row, column]?.ToString(CultureInfo.InvariantCulture) ?? "*"))}")));
}
