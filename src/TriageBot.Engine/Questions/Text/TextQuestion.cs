using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Questions;

/// <summary>A story in the person's own words.</summary>
internal sealed class TextQuestion : IQuestionType
{
    // Ten long texts: what a carrier still joins into one message.
    private const int Longest = 1600;

    public string Name => "text";

    public AnswerReading Read(Question question, string text, ReadingContext context) =>
        Answering.Insist(question, context.Words.Text(text, (int)Math.Clamp(question.Max ?? Longest, 1, int.MaxValue)));

    public IEnumerable<string> TextKeys(Question question) => [];

    public string Show(Question question, AnswerValue value, Phrasing phrasing) => Answering.Show(value, phrasing);

    public IEnumerable<string> Lint(Question question)
    {
        foreach (var problem in Answering.Stray(question, bounds: true))
        {
            yield return problem;
        }

        if (question.Min is not null)
        {
            yield return "A text has no least length: remove 'min'.";
        }

        if (question.Max < 2)
        {
            yield return "'max' leaves no room for words: give the most characters to keep, such as 1600.";
        }
    }
}
