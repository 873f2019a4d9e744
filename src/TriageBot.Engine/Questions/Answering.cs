using System.Globalization;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Questions;

/// <summary>What every question type answers alike: a question that must be answered, and how plain values are shown.</summary>
internal static class Answering
{
    /// <summary>A required question can be neither skipped nor shrugged off, except that not being sure one is safe says enough.</summary>
    public static AnswerReading Insist(Question question, AnswerReading reading) => reading switch
    {
        Understood { Value: Skipped } when question.Required => AnswerReading.Miss,
        Understood { Value: NotSure } when question.Required && question.Id is not Opening.Safe => AnswerReading.Miss,
        _ => reading,
    };

    public static string Show(AnswerValue value, Phrasing phrasing) => value switch
    {
        Yes => phrasing.Common("values.yes"),
        No => phrasing.Common("values.no"),
        NotSure => phrasing.Common("values.not-sure"),
        Skipped => phrasing.Common("values.skipped"),
        Amount amount => amount.Number.ToString("0.##", CultureInfo.InvariantCulture),
        OnDate { Other: { } other } date => $"{phrasing.Date(date.Date)} / {phrasing.Date(other)}",
        OnDate date => phrasing.Date(date.Date),
        Words words => words.Text,
        Chosen chosen => string.Join(", ", chosen.Options),
        _ => phrasing.Common("values.unread"),
    };

    /// <summary>Settings that belong to another type.</summary>
    public static IEnumerable<string> Stray(Question question, bool options = false, bool bounds = false)
    {
        if (!options && question.Options.Length > 0)
        {
            yield return $"A question of type {question.Type} has no options: remove them or make it a choice.";
        }

        if (!options && question.Several)
        {
            yield return "Only a choice can allow several answers: remove 'several' or make it a choice.";
        }

        if (!bounds && (question.Min is not null || question.Max is not null))
        {
            yield return $"A question of type {question.Type} has no bounds: remove 'min' and 'max'.";
        }
    }
}
