using TriageBot.Engine.Checking.Structure;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>Something in a dialog that must be able to happen.</summary>
/// <param name="Place">The question before which it is decided; null: at any moment.</param>
/// <param name="What">Its condition, in words.</param>
/// <param name="Never">What to say when it cannot happen.</param>
internal sealed record Target(int Line, int? Place, Condition? Condition, string What, string Code, string Never, Func<Universe, int> Node)
{
    /// <summary>Without what is misshapen: that has its finding already.</summary>
    public static IEnumerable<Target> Of(Dialog dialog)
    {
        for (var place = 0; place < dialog.Questions.Length; place++)
        {
            var (at, question) = (place, dialog.Questions[place]);
            if (question.When?.Questions().Any(id => dialog.PlaceOf(id) >= at) is true)
            {
                continue;
            }

            yield return new(question.Line, at, question.When, $"the condition of '{question.Id}'", "question-unreachable", $"Question '{question.Id}' is never asked: no way of answering leads to it.", universe => universe.Applies[at]);
        }

        foreach (var rule in dialog.Rules.Where(rule => rule.Level is not null || (rule.Clock is { } clock && clock.Plus.IsSensible() && dialog.Find(clock.Question) is { Type: "date" })))
        {
            yield return new(rule.Line, null, rule.When, $"the condition of rule '{rule.Id}'", "rule-never", $"Rule '{rule.Id}' can never fire.", universe => universe.Compile(rule, _ => true));
        }

        foreach (var area in dialog.Classifications)
        {
            yield return new(area.Line, null, area.When, $"the condition of practice area '{area.Area}'", "condition-never", $"This entry of practice area '{area.Area}' can never hold.", universe => universe.Compile(area.When));
        }

        if (dialog.SafeModeLine > 0)
        {
            yield return new(dialog.SafeModeLine, null, dialog.SafeMode, "safe_mode", "condition-never", "safe_mode can never hold.", universe => universe.Compile(dialog.SafeMode));
        }
    }
}
