using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Questions;

/// <summary>One or several of the options the person was shown with numbers.</summary>
internal sealed class ChoiceQuestion : IQuestionType
{
    public string Name => "choice";

    public AnswerReading Read(Question question, string text, ReadingContext context)
    {
        var options = question.Options.Select(id => (id, context.Labels.GetValueOrDefault(id, id))).ToImmutableArray();
        return Answering.Insist(question, context.Words.Choice(text, options, question.Several));
    }

    public IEnumerable<string> TextKeys(Question question) => question.Options.Distinct(StringComparer.Ordinal).Select(option => $"options.{option}");

    public string Show(Question question, AnswerValue value, Phrasing phrasing) => value is Chosen chosen
        ? string.Join(", ", chosen.Options.Select(option => phrasing.Option(question, option)))
        : Answering.Show(value, phrasing);

    public IEnumerable<string> Lint(Question question)
    {
        foreach (var problem in Answering.Stray(question, options: true))
        {
            yield return problem;
        }

        if (question.Options.Length < 2)
        {
            yield return "A choice needs at least two options: add them, or make it a yes-no question.";
        }

        foreach (var twice in question.Options.GroupBy(option => option, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return $"Option '{twice.Key}' stands there more than once: remove one.";
        }
    }
}
