using System.Globalization;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Publishing;

/// <summary>What somebody texted, so that it means the same in every language: digits where they answered, the English keyword where they sent one.
/// A story stays as it is.</summary>
internal static class Anywhere
{
    private const string Nothing = "?";

    /// <param name="before">The conversation that the text came into; null for a first one.</param>
    /// <param name="after">What became of it; null where it is gone.</param>
    /// <param name="keyword">That the whole text is, if it is one.</param>
    public static string Said(string text, Dialog dialog, Conversation? before, Conversation? after, Engine.Reading.Keyword? keyword)
    {
        if (text.All(char.IsAsciiDigit))
        {
            return text;
        }

        if (before?.Waiting is { } asked && dialog.Find(asked) is { } question && after?.Find(asked) is { } answer && string.Equals(answer.Text, text, StringComparison.Ordinal))
        {
            return Said(question, answer.Value) ?? text;
        }

        return (before?.Phase, after?.Phase, keyword) switch
        {
            // A greeting in one language may be quite another word in the next.
            (null, Phase.Safety, null) when after is { Flags.IsEmpty: true, Answers.IsEmpty: true } => "hello",
            // What is read as nothing here may be a word elsewhere.
            _ when after?.Misses > before?.Misses => Nothing,
            (Phase.Review, Phase.Submitted, _) => "1",
            (_, _, { } word) => word.ToString().ToUpperInvariant(),
            _ => text,
        };
    }

    /// <summary>The shortest text that any language reads as this answer; null where there is none but their own words.</summary>
    public static string? Said(Question question, AnswerValue value) => value switch
    {
        Yes => "1",
        No => "2",
        NotSure => "3",
        Skipped => "0",
        Chosen chosen => string.Join(' ', chosen.Options.Select(option => question.Options.IndexOf(option) + 1)),
        OnDate { Other: null } date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Amount amount => amount.Number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
