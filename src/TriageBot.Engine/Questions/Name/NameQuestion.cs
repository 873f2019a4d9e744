using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Questions;

/// <summary>A name or alias of one to five words.</summary>
internal sealed class NameQuestion : IQuestionType
{
    public string Name => "name";

    public AnswerReading Read(Question question, string text, ReadingContext context) =>
        Answering.Insist(question, context.Words.Name(text));

    public IEnumerable<string> TextKeys(Question question) => [];

    public string Show(Question question, AnswerValue value, Phrasing phrasing) => Answering.Show(value, phrasing);

    public IEnumerable<string> Lint(Question question) => Answering.Stray(question);
}
