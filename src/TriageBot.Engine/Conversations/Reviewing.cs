using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;

namespace TriageBot.Engine.Conversations;

/// <summary>Before sending: echo dates only, because the phone may be shared.</summary>
internal static class Reviewing
{
    public static void Ask(Draft draft)
    {
        draft.Conversation = draft.Conversation with { Aside = Aside.None };
        var dates = draft.Facts.Answered
            .Where(question => draft.Facts.Answer(question.Id) is OnDate)
            .Select(question => draft.Words.Common("review.date_line", ("label", draft.Words.Label(question)), ("date", Date(draft, question))))
            .ToList();
        if (dates.Count == 0)
        {
            draft.Say("review.ask_no_dates");
            return;
        }

        draft.Say("review.ask", ("dates", string.Join('\n', dates)));
    }

    public static void Take(Draft draft, string text)
    {
        switch (draft.Lexicon.InWords.YesNo(text))
        {
            case Understood { Value: Yes or Skipped }:
                Submit(draft);
                break;
            case Understood { Value: No }:
                Corrections.OfferChanges(draft);
                break;
            default:
                Miss(draft, text);
                break;
        }
    }

    // Consent was given, so a text that is neither yes nor no must not keep the case from leaving.
    private static void Miss(Draft draft, string text)
    {
        draft.Remember(text);
        draft.Conversation = draft.Conversation with { Misses = draft.Conversation.Misses + 1 };
        if (draft.Conversation.Misses >= 3)
        {
            Submit(draft);
            return;
        }

        Ask(draft);
    }

    private static void Submit(Draft draft)
    {
        draft.Conversation = draft.Conversation with { Misses = 0, LastStory = null };
        draft.Move(Trigger.Submit);
        Closing.SaySubmitted(draft);
    }

    private static string Date(Draft draft, Question question)
    {
        var date = (OnDate)draft.Facts.Answer(question.Id)!;
        return date.Other is { } other ? $"{draft.Words.Date(date.Date)} / {draft.Words.Date(other)}" : draft.Words.Date(date.Date);
    }
}
