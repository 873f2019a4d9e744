using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Questions;

/// <summary>A ZIP code or a city.</summary>
internal sealed class PlaceQuestion : IQuestionType
{
    public string Name => "place";

    public AnswerReading Read(Question question, string text, ReadingContext context) =>
        Answering.Insist(question, context.Words.Place(text));

    public IEnumerable<string> TextKeys(Question question) => [];

    public string Show(Question question, AnswerValue value, Phrasing phrasing) => Answering.Show(value, phrasing);

    public IEnumerable<string> Lint(Question question) => Answering.Stray(question);
}
