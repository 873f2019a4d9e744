using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Checking.Structure;

/// <summary>Urgency rows: their clocks, their windows, their safety texts and how long they may be trusted.</summary>
internal static class RuleChecks
{
    public static IEnumerable<Finding> Run(Dialog dialog, string file, DateOnly today)
    {
        foreach (var twice in dialog.Rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            yield return new(file, twice.Line, Severity.Error, "id-twice", $"There are two rules '{twice.Id}'.", "Give one of them another id.");
        }

        foreach (var rule in dialog.Rules)
        {
            foreach (var (severity, code, message, fix) in Clocked(dialog, rule).Concat(Worded(rule)).Select(problem => (Severity.Error, problem.Code, problem.Message, problem.Fix)).Concat(Dated(rule, today)))
            {
                yield return new(file, rule.Line, severity, code, $"Rule '{rule.Id}' {message}", fix);
            }
        }
    }

    private static IEnumerable<(string Code, string Message, string Fix)> Clocked(Dialog dialog, Rule rule)
    {
        if (rule.Clock is not { } clock)
        {
            yield break;
        }

        if (dialog.Find(clock.Question) is not { } question)
        {
            yield return ("question-unknown", $"counts from '{clock.Question}', which is no question.", "Correct the id after 'from'.");
        }
        else if (question.Type is not "date")
        {
            yield return ("condition-type", $"counts from '{clock.Question}', which is no date.", "Name a date question after 'from'.");
        }

        if (!clock.Plus.IsSensible())
        {
            yield return ("rule-clock", $"adds {clock.Plus.Count} {clock.Plus.Unit}, longer than any deadline.", "Correct 'plus'.");
        }

        if (clock.Windows.IsEmpty && clock.Passed is null && clock.Unknown is null)
        {
            yield return ("rule-clock", "has a clock that gives no level.", "Give it 'within', such as {emergency: 2, same-day: 7}.");
        }

        if (clock.Windows.Any(window => window.Within < 0))
        {
            yield return ("rule-windows", "has a window of less than 0 days.", "Write days left, 0 or more; use 'passed' for what is behind us.");
        }

        foreach (var (near, far) in clock.Windows.Zip(clock.Windows.Skip(1)).Where(pair => pair.First.Level <= pair.Second.Level))
        {
            yield return ("rule-windows", $"is {near.Level.Id()} within {near.Within} days, but {far.Level.Id()} within {far.Within}.", "The nearer the date, the higher the level must be, each level once.");
        }
    }

    private static IEnumerable<(string Code, string Message, string Fix)> Worded(Rule rule)
    {
        if (rule.Safety is { } kind && kind is not "danger" && !RedFlags.All.Contains(kind, StringComparer.Ordinal))
        {
            yield return ("safety-unknown", $"names the safety text '{kind}', which there is not.", $"Write one of: danger, {string.Join(", ", RedFlags.All)}.");
        }

        foreach (var name in Template.Placeholders(rule.Text).Where(name => name is not "when" || rule.Clock is null))
        {
            yield return ("placeholder-unknown", $"has {{{name}}} in its text, which nothing fills in.", rule.Clock is null ? "Take it out." : "Use {when} only.");
        }
    }

    private static IEnumerable<(Severity Severity, string Code, string Message, string Fix)> Dated(Rule rule, DateOnly today)
    {
        if (rule.ReviewBy > DateOnly.MinValue && rule.ReviewBy < today)
        {
            yield return (Severity.Warning, "rule-review-due", $"was to be reviewed by {rule.ReviewBy:yyyy-MM-dd}.", "Have counsel confirm it against its source, then move review_by.");
        }

        if (rule.EffectiveFrom > today)
        {
            yield return (Severity.Warning, "rule-not-yet", $"counts only from {rule.EffectiveFrom:yyyy-MM-dd} on.", "Nothing, if that is meant; otherwise correct effective_from.");
        }

        if (rule.ReviewBy < rule.EffectiveFrom && rule.ReviewBy > DateOnly.MinValue)
        {
            yield return (Severity.Warning, "rule-dates", "is to be reviewed before it takes effect.", "Correct effective_from or review_by.");
        }
    }
}
