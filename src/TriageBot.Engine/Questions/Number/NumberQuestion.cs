using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Questions;

/// <summary>An amount or a count within bounds.</summary>
internal sealed class NumberQuestion : IQuestionType
{
    public string Name => "number";

    public AnswerReading Read(Question question, string text, ReadingContext context) =>
        Answering.Insist(question, context.Words.Number(text, question.Min, question.Max));

    public IEnumerable<string> TextKeys(Question question) => [];

    public string Show(Question question, AnswerValue value, Phrasing phrasing) => Answering.Show(value, phrasing);

    public IEnumerable<string> Lint(Question question) => question.Min > question.Max
        ? [.. Answering.Stray(question, bounds: true), "'min' is more than 'max', so no number fits: swap them."]
        : Answering.Stray(question, bounds: true);
}
