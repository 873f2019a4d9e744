using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Conversations;

/// <summary>The next question is the first that applies and is unanswered.</summary>
internal static class Asking
{
    public static void Next(Draft draft)
    {
        while (draft.Facts.Next() is { } question)
        {
            if (!Volunteering.Answers(draft, question))
            {
                Ask(draft, question);
                return;
            }
        }

        draft.Move(Trigger.NothingLeft);
        draft.Conversation = draft.Conversation with { Waiting = null };
        Reviewing.Ask(draft);
    }

    /// <summary>Asks what was taken back, whatever was said about it before.</summary>
    public static void Anew(Draft draft, Question question)
    {
        draft.Forget(question.Id);
        if (draft.Facts.Applies(question))
        {
            Ask(draft, question);
            return;
        }

        Next(draft);
    }

    /// <summary>Says once more what is waiting, whatever that is.</summary>
    public static void Again(Draft draft)
    {
        switch (draft.Conversation.Phase)
        {
            case Phase.Safety or Phase.Consent or Phase.Screening when draft.Waiting is { } waiting && draft.Facts.Applies(waiting):
                Ask(draft, waiting);
                break;
            case Phase.Safety or Phase.Consent or Phase.Screening:
                Next(draft);
                break;
            case Phase.Review:
                Reviewing.Ask(draft);
                break;
            case Phase.Submitted or Phase.FollowUp:
                draft.Move(Trigger.WriteAgain);
                draft.Say("followup.noted", ("reference", draft.Conversation.Reference));
                break;
        }
    }

    private static void Ask(Draft draft, Question question)
    {
        draft.Move(question.Stage switch
        {
            Stage.Safety => Trigger.AskSafety,
            Stage.Consent => Trigger.AskConsent,
            _ => Trigger.AskScreening,
        });
        var same = string.Equals(draft.Conversation.Waiting, question.Id, StringComparison.Ordinal);
        draft.Conversation = draft.Conversation with
        {
            Waiting = question.Id,
            Misses = same ? draft.Conversation.Misses : 0,
            Aside = Aside.None,
        };
        draft.SayLine(draft.Words.Ask(question));
    }
}
