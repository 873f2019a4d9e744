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
            var said = draft.Content.Today(draft.Conversation, at);
            var readings = draft.Content.Clauses.About(text, draft.Lexicon.Tag, question.Hears, others).Select(clause => Read(draft, question, clause, said)).Where(Tells).Distinct().ToList();
            if (readings.Count == 0)
            {
                continue;
            }

            if (readings is not [Understood { Value: var value }] || !IsClear(question, value, said))
            {
                return false;
            }

            draft.Record(question, value, text, at);
            return true;
        }

        return false;
    }

    // The newest first: people correct themselves.
    private static IEnumerable<(string Text, DateTimeOffset At)> Texts(Draft draft) =>
        draft.Conversation.Answers.Select(answer => (answer.Text, answer.At))
            .Concat(draft.Conversation.Remarks.Select(remark => (remark.Text, remark.At)))
            .OrderByDescending(text => text.At).DistinctBy(text => text.Text, StringComparer.Ordinal);

    private static AnswerReading Read(Draft draft, Question question, string clause, DateOnly said) =>
        draft.Content.Types[question.Type].Read(question, clause, draft.Reading(question, said));

    // A second reading of the same text is a doubt: nothing is picked out of two. "I do not know where he is" says nothing about when.
    private static bool Tells(AnswerReading reading) => reading is Ambiguous or Understood { Value: OnDate or Chosen };

    private static bool IsClear(Question question, AnswerValue value, DateOnly said) => value switch
    {
        OnDate { Other: null } date => question.Tense is Tense.Past ? date.Date <= said : date.Date >= said,
        Chosen { Options.Length: 1 } => true,
        _ => false,
    };
}
