using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Questions;

/// <summary>Yes, no or not sure: 1, 2, 3, 0 to skip, or words.</summary>
internal sealed class YesNoQuestion : IQuestionType
{
    public string Name => "yes-no";

    public AnswerReading Read(Question question, string text, ReadingContext context) =>
        Answering.Insist(question, context.Words.YesNo(text, question.Id));

    public IEnumerable<string> TextKeys(Question question) => [];

    public string Show(Question question, AnswerValue value, Phrasing phrasing) => Answering.Show(value, phrasing);

    public IEnumerable<string> Lint(Question question) => Answering.Stray(question);
}
