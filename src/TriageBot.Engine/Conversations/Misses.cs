using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Conversations;

/// <summary>Not understood: help more each time, and never trap. The third time the words are kept and the dialog goes on.</summary>
internal static class Misses
{
    public static void Take(Draft draft, Question question, string text)
    {
        draft.Conversation = draft.Conversation with { Misses = draft.Conversation.Misses + 1 };
        switch (draft.Conversation.Misses)
        {
            case 1:
                Answering.KeepIfTelling(draft, text);
                draft.SayLine(draft.Words.Find(question.Id + ".hint") ?? draft.Words.Common("again." + question.Type));
                Asking.Again(draft);
                break;
            case 2:
                Answering.KeepIfTelling(draft, text);
                draft.Say(question.Required ? "again.must" : "again.more");
                Asking.Again(draft);
                break;
            default:
                GoOn(draft, question, text);
                break;
        }
    }

    private static void GoOn(Draft draft, Question question, string text)
    {
        if (question.Id is not Opening.Consent)
        {
            draft.Say("kept");
        }

        Leave(draft, question, text);
    }

    /// <summary>Leaves the question to a person and goes on; only consent cannot be left.</summary>
    public static void Leave(Draft draft, Question question, string text)
    {
        if (question.Id is Opening.Consent)
        {
            Answering.KeepIfTelling(draft, text);
            draft.Conversation = draft.Conversation with { Misses = 0 };
            draft.Move(Trigger.Pause);
            draft.Say("consent.waiting");
            return;
        }

        // Somebody who cannot say that the phone is safe is treated as if it were not, and still helped.
        draft.Record(question, question.Id is Opening.Safe ? new NotSure() : new Unread(), text);
        draft.Conversation = draft.Conversation with { SafeMode = draft.Conversation.SafeMode || question.Id is Opening.Safe };
        Asking.Next(draft);
    }
}
