using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Urgency;

/// <summary>Scores urgency: the level is the highest of the rules that fire, and every one of them is explained.</summary>
public static class Assessor
{
    /// <param name="when">Says days left in staff's words: "in 4 days".</param>
    public static Assessment Assess(IEnumerable<Rule> rules, IFacts facts, Func<int, string> when)
    {
        var reasons = rules
            .Where(rule => rule.EffectiveFrom <= facts.Today && (rule.When?.Holds(facts) ?? true))
            .Select(rule => rule.Clock is null ? Plain(rule, facts.Today) : Timed(rule, rule.Clock, facts, when))
            .OfType<Reason>()
            .OrderByDescending(reason => reason.Level)
            .ThenBy(reason => reason.Deadline?.DaysLeft ?? int.MinValue)
            .ThenBy(reason => reason.Rule, StringComparer.Ordinal)
            .ToImmutableArray();
        return reasons.IsEmpty ? Assessment.None : new Assessment(reasons[0].Level, Score.Of(reasons), reasons);
    }

    private static Reason? Plain(Rule rule, DateOnly today) =>
        rule.Level is { } level ? new Reason(rule.Id, rule.Version, level, rule.Marked(rule.Text, today), Answers(rule), null, rule.Source, rule.Safety) : null;

    private static Reason? Timed(Rule rule, Clock clock, IFacts facts, Func<int, string> when)
    {
        switch (facts.Answer(clock.Question))
        {
            case OnDate date:
                var due = clock.Plus.From(date.Date);
                var left = due.DayNumber - facts.Today.DayNumber;
                var reading = date.Other is not null ? "earlier-of-two" : date.Confirmed ? "confirmed" : "sure";
                return LevelAt(clock, left) is { } level
                    ? new Reason(rule.Id, rule.Version, level, rule.Marked(rule.Text.Replace("{when}", when(left), StringComparison.Ordinal), facts.Today), Answers(rule), new Deadline(clock.Kind, due, left, reading), rule.Source, rule.Safety)
                    : null;
            case NotSure or Unread when clock.Unknown is { } unknown:
                return new Reason(rule.Id, rule.Version, unknown, rule.Marked(rule.Text.Replace("{when}", "", StringComparison.Ordinal).Trim(), facts.Today), Answers(rule), null, rule.Source, rule.Safety);
            default:
                return null;
        }
    }

    private static Level? LevelAt(Clock clock, int left)
    {
        if (left < 0)
        {
            return clock.Passed;
        }

        foreach (var window in clock.Windows)
        {
            if (left <= window.Within)
            {
                return window.Level;
            }
        }

        return null;
    }

    private static ImmutableArray<string> Answers(Rule rule) =>
        [.. (rule.When?.Questions() ?? []).Concat(rule.Clock is { } clock ? [clock.Question] : []).Distinct(StringComparer.Ordinal)];
}
