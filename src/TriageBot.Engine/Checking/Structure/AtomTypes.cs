using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;

namespace TriageBot.Engine.Checking.Structure;

/// <summary>What one comparison asks of its question, and whether the question can give it.</summary>
internal static class AtomTypes
{
    /// <summary>Code, sentence and fix; null when the comparison makes sense.</summary>
    public static (string Code, string Message, string Fix)? Problem(Dialog dialog, Condition atom)
    {
        if (atom is FlagHeard { Kind: { } kind })
        {
            return RedFlags.All.Contains(kind, StringComparer.Ordinal)
                ? null
                : ("flag-unknown", $"There is no red flag '{kind}'.", $"Write one of: {string.Join(", ", RedFlags.All)}.");
        }

        if (atom.Questions().FirstOrDefault() is not { } id)
        {
            return null;
        }

        return dialog.Find(id) is { } question
            ? Mismatch(question, atom)
            : ("question-unknown", $"There is no question '{id}'.", "Correct the id, or add the question.");
    }

    private static (string Code, string Message, string Fix)? Mismatch(Question question, Condition atom) => atom switch
    {
        Is { Value: "not-sure" or "skipped" or "unread" } => null,
        Is { Value: "yes" or "no" } a when question.Type is not "yes-no" => Type(question, $"is never '{a.Value}', because it is no yes-no question", Instead(question)),
        Is { Value: "yes" or "no" } => null,
        Is a => Option(question, a.Value),
        Includes a => Option(question, a.Option),
        NumberIs when question.Type is not "number" => Type(question, "is no number", Instead(question)),
        DaysAre when question.Type is not "date" => Type(question, "is no date", Instead(question)),
        _ => null,
    };

    private static (string Code, string Message, string Fix)? Option(Question question, string option)
    {
        if (question.Options.IsEmpty)
        {
            return Type(question, $"has no option '{option}', because it is no choice", Instead(question));
        }

        return question.Options.Contains(option, StringComparer.Ordinal)
            ? null
            : ("option-unknown", $"Question '{question.Id}' has no option '{option}'.", $"Write one of: {string.Join(", ", question.Options)}.");
    }

    private static (string Code, string Message, string Fix) Type(Question question, string problem, string fix) =>
        ("condition-type", $"Question '{question.Id}' {problem}.", fix);

    private static string Instead(Question question) => question switch
    {
        { Type: "yes-no" } => $"Write: {question.Id} is yes, no, not-sure or skipped.",
        { Type: "date" } => $"Write: days_until({question.Id}) <= 7, or answered({question.Id}).",
        { Type: "number" } => $"Write: {question.Id} >= 100, or answered({question.Id}).",
        { Options: [var first, ..] } => $"Write: {question.Id} {(question.Several ? "includes" : "is")} {first}.",
        _ => $"Write: answered({question.Id}).",
    };
}
