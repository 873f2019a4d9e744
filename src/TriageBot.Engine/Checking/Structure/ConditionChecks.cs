using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Checking.Structure;

/// <summary>What conditions name must be there, fit, and have been asked before.</summary>
internal static class ConditionChecks
{
    public static IEnumerable<Finding> Run(Dialog dialog, string file)
    {
        var anywhere = dialog.Rules.Select(rule => (rule.When, rule.Line, $"rule '{rule.Id}'"))
            .Concat(dialog.Classifications.Select(area => ((Condition?)area.When, area.Line, $"practice area '{area.Area}'")))
            .Append((dialog.SafeMode, dialog.SafeModeLine, "safe_mode"));
        return dialog.Questions.SelectMany(question => OfQuestion(dialog, question, file))
            .Concat(anywhere.SelectMany(condition => Problems(dialog, condition.Item1, condition.Item2, condition.Item3, file)));
    }

    private static IEnumerable<Finding> OfQuestion(Dialog dialog, Question question, string file)
    {
        var own = dialog.PlaceOf(question.Id);
        return Problems(dialog, question.When, question.Line, $"the condition of '{question.Id}'", file)
            .Concat((question.When?.Questions() ?? []).Distinct(StringComparer.Ordinal).Where(id => dialog.PlaceOf(id) >= own)
                .Select(id => new Finding(
                    file,
                    question.Line,
                    Severity.Error,
                    "condition-later",
                    string.Equals(id, question.Id, StringComparison.Ordinal) ? $"The condition of '{id}' asks about itself." : $"The condition of '{question.Id}' asks about '{id}', which is asked later.",
                    string.Equals(id, question.Id, StringComparison.Ordinal) ? "Name an earlier question." : $"Move '{id}' up, above '{question.Id}', or name an earlier question.")));
    }

    private static IEnumerable<Finding> Problems(Dialog dialog, Condition? condition, int line, string where, string file)
    {
        foreach (var atom in (condition?.Atoms() ?? []).Distinct())
        {
            if (AtomTypes.Problem(dialog, atom) is { } problem)
            {
                yield return new(file, line, Severity.Error, problem.Code, $"In {where}: {problem.Message}", problem.Fix);
            }
            else if (atom is Is { Value: not ("yes" or "no" or "not-sure" or "skipped" or "unread") } a && dialog.Find(a.Question) is { Several: true })
            {
                yield return new(file, line, Severity.Warning, "is-on-several", $"In {where}: '{a.Question} is {a.Value}' holds only when nothing else was named too.", $"Write: {(a.Negated ? "not " : "")}{(a.Negated ? "(" : "")}{a.Question} includes {a.Value}{(a.Negated ? ")" : "")}");
            }
        }
    }
}
