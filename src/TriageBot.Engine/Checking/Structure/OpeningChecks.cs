using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Checking.Structure;

/// <summary>The first three questions are the same in every dialog: the contract fixes them.</summary>
internal static class OpeningChecks
{
    private static readonly (string Id, Stage Stage, bool Required)[] Fixed =
    [
        (Opening.Safe, Stage.Safety, true),
        (Opening.Danger, Stage.Safety, false),
        (Opening.Consent, Stage.Consent, true),
    ];

    public static IEnumerable<Finding> Run(Dialog dialog, string file)
    {
        for (var place = 0; place < Fixed.Length; place++)
        {
            var (id, stage, required) = Fixed[place];
            if (dialog.Find(id) is not { } question)
            {
                yield return new(file, 0, Severity.Error, "opening-missing", $"Question '{id}' is missing.", $"Add it: every dialog begins with {Opening.Safe}, {Opening.Danger}, {Opening.Consent}.");
                continue;
            }

            if (dialog.PlaceOf(id) != place)
            {
                yield return new(file, question.Line, Severity.Error, "opening-order", $"Question '{id}' is number {dialog.PlaceOf(id) + 1}, not {place + 1}.", $"Put {Opening.Safe}, {Opening.Danger}, {Opening.Consent} first, in this order.");
            }

            if (question.Type is not "yes-no" || question.Stage != stage || question.Required != required)
            {
                yield return new(file, question.Line, Severity.Error, "opening-shape", $"Question '{id}' has another type or stage, or the wrong 'required'.", $"Write: {{id: {id}, type: yes-no, stage: {stage.ToString().ToLowerInvariant()}{(required ? ", required: true" : "")}}}");
            }

            if (required && question.When is not null)
            {
                yield return new(file, question.Line, Severity.Error, "opening-shape", $"Question '{id}' has a condition, but everyone is asked.", "Take out its 'when'.");
            }
        }
    }
}
