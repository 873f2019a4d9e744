using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading.Model;

namespace TriageBot.Engine.Checking.Structure;

/// <summary>Each question on its own.</summary>
internal static class QuestionChecks
{
    /// <summary>Answers are single digits.</summary>
    private const int MostOptions = 9;

    private static readonly string[] Fields =
    [
        "contact.name", "contact.address", "contact.place", "contact.bestTime", "contact.safeToCall", "contact.voicemailOk",
        "client.relation", "client.name", "client.countryOfBirth", "client.heldAt",
    ];

    // Words with a meaning of their own in conditions.
    private static readonly string[] Reserved = ["flagged", "flag", "answered", "asked_for_person", "shared_device", "days_until", "days_since", "and", "or", "not", "is", "includes", "sources"];

    public static IEnumerable<Finding> Run(Dialog dialog, string file, QuestionTypes types)
    {
        foreach (var twice in dialog.Questions.GroupBy(question => question.Id, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            yield return new(file, twice.Line, Severity.Error, "id-twice", $"There are two questions '{twice.Id}'.", "Give one of them another id.");
        }

        var stage = Stage.Safety;
        foreach (var question in dialog.Questions)
        {
            foreach (var (code, message, fix) in Problems(question, types).Concat(question.Stage < stage ? [OutOfStage(question, stage)] : []))
            {
                yield return new(file, question.Line, Severity.Error, code, message, fix);
            }

            stage = question.Stage > stage ? question.Stage : stage;
        }
    }

    private static (string Code, string Message, string Fix) OutOfStage(Question question, Stage stage) =>
        ("stage-order", $"Question '{question.Id}' belongs to {question.Stage.ToString().ToLowerInvariant()}, but stands after {stage.ToString().ToLowerInvariant()} has begun.", "Put safety first, then consent, then everything else.");

    private static IEnumerable<(string Code, string Message, string Fix)> Problems(Question question, QuestionTypes types)
    {
        if (Reserved.Contains(question.Id, StringComparer.Ordinal) || question.Id.Contains('.', StringComparison.Ordinal) || question.Id.Contains(' ', StringComparison.Ordinal))
        {
            yield return ("id-reserved", $"'{question.Id}' cannot be a question's id.", "Use letters, digits and _ only, and no word that conditions use, such as 'is' or 'flagged'.");
        }

        if (question.Required && question.Id is not (Opening.Safe or Opening.Consent))
        {
            yield return ("required-elsewhere", $"Question '{question.Id}' is required.", $"Take out 'required': people may skip every question but {Opening.Safe} and {Opening.Consent}.");
        }

        if (question.Options.Length > MostOptions)
        {
            yield return ("options-many", $"Question '{question.Id}' has {question.Options.Length} options.", $"Leave {MostOptions} at most, so that one digit answers it: join some, or split the question in two.");
        }

        if (question.Fills is { } field && !Fields.Contains(field, StringComparer.Ordinal) && !IsAdverse(field))
        {
            yield return ("fills-unknown", $"Question '{question.Id}' fills '{field}', which no intake has.", $"Write one of: {string.Join(", ", Fields)}, or adverse.<role>.");
        }

        if (question.Hears.Length > 0 && question is not ({ Type: "date" } or { Type: "choice", Several: false }))
        {
            yield return ("hears-shape", $"Question '{question.Id}' has 'hears'.", "Take it out: only a date, or a choice of one option, is found in what somebody said before.");
        }

        if (question.Hears.FirstOrDefault(concept => !Concepts.Ids.Contains(concept, StringComparer.Ordinal)) is { } unknown)
        {
            yield return ("hears-unknown", $"Question '{question.Id}' hears '{unknown}', which no concepts.yaml lists.", $"Write some of: {string.Join(", ", Concepts.Ids)}.");
        }

        if (!types.Knows(question.Type))
        {
            yield return ("type-unknown", $"Question '{question.Id}' has the type '{question.Type}', which there is not.", $"Write one of: {string.Join(", ", types.Names.Order(StringComparer.Ordinal))}.");
            yield break;
        }

        foreach (var problem in types[question.Type].Lint(question))
        {
            yield return ("question-shape", $"Question '{question.Id}' is not well formed.", problem);
        }
    }

    private static bool IsAdverse(string field) => field.StartsWith("adverse.", StringComparison.Ordinal) && field.Length > "adverse.".Length;
}
