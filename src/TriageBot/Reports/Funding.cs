using System.Collections.Immutable;
using TriageBot.Console.Queue;

namespace TriageBot.Reports;

/// <summary>What funders ask for.</summary>
internal static class Funding
{
    private const string Rest = "all others";

    public static Funded Of(Gathered gathered)
    {
        var people = gathered.Intakes.Where(intake => intake.HasConsent).ToList();
        string[] outcomes = [.. people.Select(intake => gathered.TrailOf(intake).Outcome ?? "open")];
        var counted = Folding.Counted(outcomes, Rest);
        return new Funded(
            SmallCells.IsSmall(people.Count) ? null : people.Count,
            Served([.. outcomes.Where(outcome => ReportCount.Served.Contains(outcome, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)], counted),
            counted,
            Folding.Counted([.. people.Select(intake => Spans.Of(intake.Level))], Rest),
            Folding.Counted([.. people.Select(intake => intake.Language)], Rest),
            Codes(people, "LSC"),
            Codes(people, "LIST"));
    }

    private static int? Served(string[] outcomes, ImmutableArray<NamedCount> counted) =>
        outcomes.All(outcome => counted.Any(one => string.Equals(one.Name, outcome, StringComparison.Ordinal)))
            ? counted.Where(one => outcomes.Contains(one.Name, StringComparer.Ordinal)).Sum(one => one.Count)
            : null;

    private static ImmutableArray<NamedCount> Codes(IEnumerable<IntakeFact> people, string system) => Folding.Counted(
        [.. people.SelectMany(intake => intake.Codes).Where(code => string.Equals(code.System, system, StringComparison.Ordinal)).Select(code => code.Code)], Rest, most: 100);
}
