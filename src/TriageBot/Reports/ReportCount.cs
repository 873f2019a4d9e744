using System.Collections.Immutable;
using TriageBot.Console.Queue;
using TriageBot.Engine.Urgency;

namespace TriageBot.Reports;

/// <summary>What a report is made of.</summary>
/// <param name="Intakes">Of the period.</param>
/// <param name="Trails">By intake; also of conversations that never became one.</param>
/// <param name="Now">Who has not been seen to by now still waits.</param>
internal sealed record Gathered(Period Period, TimeZoneInfo Zone, DateTimeOffset Now, IReadOnlyCollection<IntakeFact> Intakes, IReadOnlyDictionary<string, CaseTrail> Trails)
{
    private static readonly CaseTrail Nothing = new();

    /// <summary>English names of languages, by tag.</summary>
    public Func<string, string> LanguageName { get; init; } = tag => tag;

    public DateTimeOffset? CountedSince { get; init; }

    public CaseTrail TrailOf(IntakeFact intake) => Trails.GetValueOrDefault(intake.Id, Nothing);
}

/// <summary>Counts. Pure.</summary>
internal static class ReportCount
{
    /// <summary>How an intake is closed that nobody could help with: the console's words.</summary>
    public static readonly ImmutableArray<string> Unhelped = ["cannot be helped here", "referred elsewhere"];

    public static readonly ImmutableArray<string> Served = ["accepted by a clinic", "advice given"];

    private const string OtherIssues = "other issues";
    private const string OtherLanguages = "other languages";

    private static readonly ImmutableArray<Level> LevelsDown = [Level.Emergency, Level.SameDay, Level.Within72h, Level.Routine];

    public static Report Of(Gathered gathered)
    {
        var agreed = gathered.Intakes.Where(intake => intake.HasConsent).ToList();
        var (issues, places) = (Folding.Kept(agreed.Select(intake => intake.Issue), most: 8), new PlaceRows(agreed));
        var whole = Demand(agreed);
        var demand = CrossTable.Of(whole);
        var (waiting, waits) = Waiting(gathered);
        return new Report
        {
            Period = gathered.Period,
            At = gathered.Now,
            Demand = demand,
            Unmet = CrossTable.OfPart(Demand(agreed.Where(intake => IsUnmet(intake, gathered))), whole, demand),
            Waiting = waiting,
            Waits = waits,
            Conversations = DropOff.Table(gathered),
            Costs = DropOff.Costs(gathered),
            Corrections = Corrections(gathered),
            Funded = Funding.Of(gathered),
            CountedSince = gathered.CountedSince,
        };

        Counts Demand(IEnumerable<IntakeFact> intakes) => Counts.Of(
            intakes.Select(intake => (places.Of(intake), issues.Contains(intake.Issue, StringComparer.Ordinal) ? intake.Issue : OtherIssues)),
            places.Names,
            agreed.TrueForAll(intake => issues.Contains(intake.Issue, StringComparer.Ordinal)) ? issues : [.. issues, OtherIssues]);
    }

    /// <summary>Closed without help, declined, of no clinic's kind, or seen to by nobody in time.</summary>
    public static bool IsUnmet(IntakeFact intake, Gathered gathered)
    {
        var trail = gathered.TrailOf(intake);
        return trail.Outcome is { } outcome
            ? Unhelped.Contains(outcome, StringComparer.Ordinal) || trail.IsDeclined
            : trail.IsDeclined || intake.NobodyFits || (trail.FirstHuman is null && IsPast(intake, gathered));
    }

    private static bool IsPast(IntakeFact intake, Gathered gathered) => gathered.Now - intake.Created > Targets.Of(intake.Level);

    private static (CrossTable Table, Spread?[,] Waits) Waiting(Gathered gathered)
    {
        var due = gathered.Intakes.Where(intake => gathered.TrailOf(intake).FirstHuman is not null || IsPast(intake, gathered)).ToList();
        var kept = Folding.Kept(due.Select(intake => intake.Language), most: 12);
        string Row(IntakeFact intake) => kept.Contains(intake.Language, StringComparer.Ordinal) ? intake.Language : OtherLanguages;

        var rows = due.TrueForAll(intake => kept.Contains(intake.Language, StringComparer.Ordinal)) ? kept : [.. kept, OtherLanguages];
        var table = CrossTable.Of(Counts.Of(due.Select(intake => (Row(intake), Spans.Of(intake.Level))), rows, [.. LevelsDown.Select(Spans.Of)]));
        var waits = new Spread?[rows.Length + 1, LevelsDown.Length + 1];
        for (var row = 0; row <= rows.Length; row++)
        {
            for (var column = 0; column <= LevelsDown.Length; column++)
            {
                var here = due.Where(intake => (row == rows.Length || string.Equals(Row(intake), rows[row], StringComparison.Ordinal)) && (column == LevelsDown.Length || intake.Level == LevelsDown[column]));
                waits[row, column] = table.Cells[row, column] is null or 0 ? null : Spread.Of([.. here.Select(intake => (Wait(intake, gathered), Targets.Of(intake.Level)))]);
            }
        }

        return (table, waits);
    }

    // Somebody may take the page of a danger before the intake itself is written.
    private static TimeSpan? Wait(IntakeFact intake, Gathered gathered) =>
        gathered.TrailOf(intake).FirstHuman is { } seen ? TimeSpan.FromTicks(Math.Max(0, (seen - intake.Created).Ticks)) : null;

    private static CrossTable Corrections(Gathered gathered) => CrossTable.Open(Counts.Of(
        gathered.Intakes.SelectMany(intake => gathered.TrailOf(intake).Corrections).Select(change => (Spans.Of(change.From), Spans.Of(change.To))),
        [.. LevelsDown.Select(Spans.Of)],
        [.. LevelsDown.Select(Spans.Of)]));
}
