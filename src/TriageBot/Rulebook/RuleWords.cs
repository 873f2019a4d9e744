using System.Collections.Immutable;
using TriageBot.Console.Queue;
using TriageBot.Engine.Urgency;

namespace TriageBot.Rulebook;

/// <summary>A rule's clock as a plain table.</summary>
internal static class RuleWords
{
    /// <summary>When, and which level then.</summary>
    public static ImmutableArray<(string When, string Level)> Levels(Clock clock) =>
        [.. Windows(clock), .. Other("once it has passed", clock.Passed), .. Other("when the person does not know the date", clock.Unknown)];

    /// <summary>What the days are counted to.</summary>
    public static string Deadline(Clock clock) => clock.Plus.Count == 0 ? $"the date in {clock.Question}"
        : $"the date in {clock.Question} and {clock.Plus.Count} {Unit(clock.Plus)} more";

    private static IEnumerable<(string, string)> Windows(Clock clock)
    {
        var from = 0;
        foreach (var window in clock.Windows)
        {
            yield return ($"{from} to {window.Within} days left", Spans.Of(window.Level));
            from = window.Within + 1;
        }
    }

    private static IEnumerable<(string, string)> Other(string when, Level? level) => level is { } known ? [(when, Spans.Of(known))] : [];

    private static string Unit(Span plus) => (plus.Unit switch
    {
        SpanUnit.BusinessDays => "business day",
        SpanUnit.Months => "month",
        SpanUnit.Years => "year",
        _ => "day",
    }) + (plus.Count == 1 ? "" : "s");
}
