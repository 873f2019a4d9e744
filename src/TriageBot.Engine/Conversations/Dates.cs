using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;

namespace TriageBot.Engine.Conversations;

/// <summary>A date that reads two ways is asked back, never guessed; until then urgency uses the earlier one.</summary>
internal static class Dates
{
    // "March 2025", "about 3 years ago": both ends are kept and the earlier counts, because asking "March 1 or March 31?"
    // would help nobody. What is near ("next Friday") or has day and month swapped is asked back.
    public static bool IsSpan(OnDate first, OnDate last)
    {
        var swapped = first.Date.Day == last.Date.Month && first.Date.Month == last.Date.Day;
        return !swapped && last.Date.DayNumber - first.Date.DayNumber > 14;
    }

    public static void AskWhich(Draft draft, Question question, OnDate date, string text)
    {
        draft.Record(question, date, text);
        draft.Conversation = draft.Conversation with { Waiting = question.Id, Aside = Aside.WhichDate };
        SayWhich(draft, date);
    }

    public static void Which(Draft draft, string text, bool quick)
    {
        if (draft.Waiting is not { } question || draft.Conversation.Find(question.Id) is not { Value: OnDate { Other: { } later } date } answer)
        {
            draft.Conversation = draft.Conversation with { Aside = Aside.None };
            Asking.Next(draft);
            return;
        }

        switch (Read(draft, question, text, date.Date, later))
        {
            case OnDate sure:
                Answering.Accept(draft, question, sure, answer.Text);
                break;
            case Skipped or NotSure:
                GoOn(draft);
                break;
            case null when quick:
                Answering.Join(draft, text);
                break;
            default:
                Miss(draft, text, date);
                break;
        }
    }

    private static AnswerValue? Read(Draft draft, Question question, string text, DateOnly earlier, DateOnly later)
    {
        var labels = new[] { ("earlier", draft.Words.Date(earlier)), ("later", draft.Words.Date(later)) };
        if (draft.Lexicon.Choice(text, labels, several: false) is Understood picked)
        {
            return picked.Value is Chosen chosen ? new OnDate(chosen.Options[0] is "earlier" ? earlier : later, Confirmed: true) : picked.Value;
        }

        return draft.Lexicon.Date(text, question.Tense, draft.Today) is Understood { Value: OnDate written } ? written : null;
    }

    private static void Miss(Draft draft, string text, OnDate date)
    {
        Answering.KeepIfTelling(draft, text);
        draft.Conversation = draft.Conversation with { Misses = draft.Conversation.Misses + 1 };
        if (draft.Conversation.Misses >= 3)
        {
            draft.Say("kept");
            GoOn(draft);
            return;
        }

        SayWhich(draft, date);
    }

    // Both readings stay; the earlier one counts.
    private static void GoOn(Draft draft)
    {
        draft.Conversation = draft.Conversation with { Aside = Aside.None, Waiting = null, Misses = 0 };
        Asking.Next(draft);
    }

    private static void SayWhich(Draft draft, OnDate date) =>
        draft.Say("date.which", ("first", draft.Words.Date(date.Date)), ("second", draft.Words.Date(date.Other ?? date.Date)));
}
