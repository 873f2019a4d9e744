using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Texts;

namespace TriageBot.Publishing;

/// <summary>How the bot would read a text on the draft, and why.</summary>
/// <param name="Heard">In any text at any moment, before it is looked at as an answer.</param>
/// <param name="Why">Which words made that so.</param>
/// <param name="Values">Of an answer: none where it is not understood, several where it reads more than one way. Null: it answers nothing.</param>
/// <param name="Words">Which made it that answer.</param>
internal sealed record Read(Heard Heard, Because Why, ImmutableArray<string>? Values, string? Words);

internal sealed class Readings(TrialEngines engines)
{
    /// <summary>Costs a reading for every run of words: off the thread that asks.</summary>
    /// <param name="question">That it answers; null: any text.</param>
    /// <param name="tag">Of the language that the conversation is in; null while unknown.</param>
    public Task<Read> Of(Library library, Dialog dialog, Question? question, string? tag, string text, DateOnly today, CancellationToken cancel) => Task.Run(
        () =>
        {
            var content = engines.Of(library).Content;
            Heard Hear(string part) => content.Reader.Read(part, tag, today);
            if (question is null)
            {
                return new Read(Hear(text), Because.Of(text, Hear), null, null);
            }

            var locale = tag ?? SourceStamp.Source;
            var context = new ReadingContext(content.LexiconOf(locale), today, content.PhrasingOf(dialog, locale).Options(question));
            AnswerReading Answer(string part) => content.Types[question.Type].Read(question, part, context);
            return new Read(Hear(text), Because.Of(text, Hear), [.. Shown(Answer(text)).Select(value => Show(content.Types[question.Type], value))], Because.Of(text, Answer));

            string Show(IQuestionType type, AnswerValue value) => type.Show(question, value, content.StaffPhrasingOf(dialog));
        },
        cancel);

    private static ImmutableArray<AnswerValue> Shown(AnswerReading reading) => reading switch
    {
        Understood understood => [understood.Value],
        Ambiguous ambiguous => ambiguous.Candidates,
        _ => [],
    };
}
