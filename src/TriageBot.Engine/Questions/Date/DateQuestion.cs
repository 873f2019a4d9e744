using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Questions;

/// <summary>A day, in whatever way people write one.</summary>
internal sealed class DateQuestion : IQuestionType
{
    public string Name => "date";

    public AnswerReading Read(Question question, string text, ReadingContext context) =>
        Answering.Insist(question, context.Words.Date(text, question.Tense, context.Today));

    public IEnumerable<string> TextKeys(Question question) => [];

    public string Show(Question question, AnswerValue value, Phrasing phrasing) => Answering.Show(value, phrasing);

    public IEnumerable<string> Lint(Question question) => Answering.Stray(question);
}
