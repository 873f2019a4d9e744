using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Questions;

/// <summary>How one kind of question is answered: a folder of its own, one line in <see cref="QuestionTypes"/>.</summary>
public interface IQuestionType
{
    /// <summary>The name dialogs use.</summary>
    string Name { get; }

    /// <summary>Reads an answer. Total: never throws, whatever the text. <c>0</c> is handled here too (skip, or zero in a number whose range includes it).</summary>
    AnswerReading Read(Question question, string text, ReadingContext context);

    /// <summary>Locale keys (below the question's id) that every locale must have, besides <c>ask</c> and <c>label</c>.</summary>
    IEnumerable<string> TextKeys(Question question);

    /// <summary>A value for staff and the review, in the words of the locale.</summary>
    string Show(Question question, AnswerValue value, Phrasing phrasing);

    /// <summary>What is wrong with a question of this type: one sentence each, with the fix.</summary>
    IEnumerable<string> Lint(Question question);
}

/// <summary>What an answer was read as.</summary>
public abstract record AnswerReading
{
    public static readonly AnswerReading Miss = new NotUnderstood();
}

public sealed record Understood(AnswerValue Value) : AnswerReading;

/// <summary>Reads more than one way: the person is asked to pick, never guessed.</summary>
public sealed record Ambiguous(ImmutableArray<AnswerValue> Candidates) : AnswerReading;

public sealed record NotUnderstood : AnswerReading;

/// <param name="Words">The reader of the dialog's language.</param>
/// <param name="Today">In the contact's zone.</param>
/// <param name="Labels">The option labels the person saw, by option id.</param>
public sealed record ReadingContext(Lexicon Words, DateOnly Today, IReadOnlyDictionary<string, string> Labels);
