using System.Collections.Immutable;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
using TriageBot.Turns;

namespace TriageBot.Translation;

/// <param name="From">Tag of one of our locales; null where the translator has to find out.</param>
internal sealed record ForeignText(string? From, string Text);

/// <summary>Finds what the person wrote that staff may see and cannot read.</summary>
internal sealed class ForeignWords(PublishedContent content)
{
    /// <summary>A text up to this length says no more than the value that was read from it, such as "sí, claro" for yes.</summary>
    private const int SaidByTheValue = 12;

    private const string Name = "name";

    /// <summary>Not translated yet, each once. None before consent.</summary>
    public ImmutableArray<ForeignText> Of(Conversation conversation, DateTimeOffset now)
    {
        if (conversation.Consent is not { Given: true } || conversation.Phase is Phase.Withdrawn)
        {
            return [];
        }

        var said = Answers(conversation, now).Concat(conversation.Remarks.Select(remark => (Language: conversation.Locale, remark.Text)));
        return
        [
            .. said.Where(words => words.Text.Any(char.IsLetter) && conversation.EnglishOf(words.Text) is null)
                .DistinctBy(words => words.Text, StringComparer.Ordinal)
                .Select(words => Foreign(words.Language, words.Text))
                .OfType<ForeignText>(),
        ];
    }

    // The answers that the intake tells. A name is nobody else's business, and "Flores" is not "flowers".
    private IEnumerable<(string? Language, string Text)> Answers(Conversation conversation, DateTimeOffset now)
    {
        var engine = content.Engine.Content;
        var facts = engine.FactsOf(conversation, now);
        foreach (var question in engine.DialogOf(conversation).Questions.Where(question => question.Type is not Name && facts.Answer(question.Id) is not null))
        {
            if (conversation.Find(question.Id) is { } answer && (answer.Value is Words or Unread or OnDate || answer.Text.Length > SaidByTheValue))
            {
                yield return (answer.Language, answer.Text);
            }
        }
    }

    // People name one language and write another, or two. Where our reading doubts the dialog's language, the translator's own detection decides.
    private ForeignText? Foreign(string? language, string text)
    {
        var heard = content.Engine.Content.Reader.Read(text, language);
        var sure = heard.Confidence >= Heard.Sure ? heard.Language : null;
        return IsEnglish(language)
            ? sure is null || IsEnglish(sure) ? null : new ForeignText(null, text)
            : new ForeignText(sure is null || string.Equals(sure, language, StringComparison.Ordinal) ? language : null, text);
    }

    private static bool IsEnglish(string? tag) => tag is "en" || tag?.StartsWith("en-", StringComparison.OrdinalIgnoreCase) == true;
}
