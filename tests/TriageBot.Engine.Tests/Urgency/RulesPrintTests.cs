using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Tests.Urgency;

/// <summary>Rules are others when somebody would be scored otherwise, and not when a comma moved.</summary>
public class RulesPrintTests
{
    private const string Yaml = """
        id: intake
        questions:
          - {id: safe, type: yes-no, stage: safety, required: true}
          - {id: court_date, type: date}
        practice_areas:
          - {area: immigration, when: answered(court_date), list: IM-01-00-00-00, lsc: "81"}
        urgency:
          - id: gone
            when: court_date is skipped
            level: same-day
            text: "Skipped"
            source: "law"
            effective_from: 2025-01-01
            review_by: 2027-01-01
          - id: hearing
            clock: {kind: hearing, from: court_date, within: {emergency: 2, same-day: 7}}
            text: "Court hearing {when}"
            source: "law"
            effective_from: 2026-12-01
            review_by: 2027-01-01
            owner: Rosa
        """;

    private static readonly DateOnly Before = new(2026, 11, 23);

    [Theory]
    [InlineData("level: same-day", "level: emergency", true)]
    [InlineData("court_date is skipped", "court_date is not-sure", true)]
    [InlineData("same-day: 7", "same-day: 8", true)]
    [InlineData("lsc: \"81\"", "lsc: \"82\"", true)]
    [InlineData("answered(court_date)", "court_date is skipped", true)]
    [InlineData("id: gone", "id: went", true)]
    [InlineData("court_date is skipped", "court_date   is skipped", false)]
    [InlineData("\"Skipped\"", "\"Left out\"", false)]
    [InlineData("source: \"law\"", "source: \"a newer book\"", false)]
    [InlineData("2027-01-01", "2028-01-01", false)]
    [InlineData("owner: Rosa", "owner: Luis", false)]
    public void Print_OfAChange_IsAnotherWhereItCounts(string from, string to, bool counts) =>
        string.Equals(Print(Yaml.Replace(from, to, StringComparison.Ordinal), Before, Before), Print(Yaml, Before, Before), StringComparison.Ordinal).ShouldBe(!counts);

    [Fact]
    public void Print_OnTheDayARuleComesIntoForce_ChangesHereAndOnceMoreWhenTheDayHasBegunEverywhere()
    {
        var prints = new[] { (Before, Before), (Before.AddDays(7), Before.AddDays(7)), (Before.AddDays(8), Before.AddDays(7)), (Before.AddDays(8), Before.AddDays(8)), (Before.AddDays(90), Before.AddDays(90)) }
            .Select(days => Print(Yaml, days.Item1, days.Item2)).ToArray();

        prints[1].ShouldBe(prints[0]);
        prints[2].ShouldNotBe(prints[1]);
        prints[3].ShouldNotBe(prints[2]);
        prints[4].ShouldBe(prints[3]);
    }

    [Fact]
    public void Rule_WithAnOwner_HasIt() => Load(Yaml).Rules.Select(rule => rule.Owner).ShouldBe([null, "Rosa"]);

    private static string Print(string yaml, DateOnly here, DateOnly everywhere) => RulesPrint.Of([Load(yaml)], here, everywhere);

    private static Dialog Load(string yaml)
    {
        var findings = new List<Finding>();
        var dialog = DialogLoader.Load(new SourceFile("intake/dialog.yaml", yaml), findings)!;
        findings.ShouldBeEmpty();
        return dialog;
    }
}
