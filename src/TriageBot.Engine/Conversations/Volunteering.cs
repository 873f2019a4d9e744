using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;

namespace TriageBot.Engine.Conversations;

/// <summary>"Yes, they took him on Saturday": what an earlier text says clearly is not asked again. Dates come back at the review.</summary>
internal static class Volunteering
{
    /// <summary>Records the answer when an earlier text holds it; false when the question has to be asked.</summary>
    public static bool Answers(Draft draft, Question question)
    {
        if (question.Hears.IsEmpty || question.Stage is not Stage.Screening)
        {
            return false;
        }

        // What one question listens for must not stand beside what another does: whose date it is would be a guess.
        var others = draft.Dialog.Questions.Where(other => string.Equals(other.Type, question.Type, StringComparison.Ordinal)).SelectMany(other => other.Hears);
        foreach (var (text, at) in Texts(draft))
        {
            foreach (var clause in draft.Content.Clauses.About(text, draft.Lexicon.Tag, question.Hears, others))
            {
                if (Read(draft, question, clause, draft.Content.Today(draft.Conversation, at)) is { } value)
                {
                    draft.Record(question, value, text);
                    return true;
                }
            }
        }

        return false;
    }

    // The newest first: people correct themselves.
    private static IEnumerable<(string Text, DateTimeOffset At)> Texts(Draft draft) =>
        draft.Conversation.Answers.Select(answer => (answer.Text, answer.At))
            .Concat(draft.Conversation.Remarks.Select(remark => (remark.Text, remark.At)))
            .OrderByDescending(text => text.At).DistinctBy(text => text.Text, StringComparer.Ordinal);

    private static AnswerValue? Read(Draft draft, Question question, string clause, DateOnly said) =>
        draft.Content.Types[question.Type].Read(question, clause, new ReadingContext(draft.Lexicon, said, draft.Words.Options(question))) switch
        {
            Understood { Value: OnDate { Other: null } date } when (question.Tense is Tense.Past ? date.Date <= said : date.Date >= said) => date,
            Understood { Value: Chosen { Options.Length: 1 } chosen } => chosen,
            _ => null,
        };
}
