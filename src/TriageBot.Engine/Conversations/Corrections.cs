using System.Globalization;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;

namespace TriageBot.Engine.Conversations;

/// <summary>BACK, the review's change menu, and DELETE.</summary>
internal static class Corrections
{
    /// <summary>Takes the answer before the waiting question back and asks it again.</summary>
    public static void Back(Draft draft)
    {
        if (draft.Conversation.Phase is Phase.Submitted or Phase.FollowUp || Previous(draft) is not { } previous)
        {
            draft.Say("back.nothing");
            Asking.Again(draft);
            return;
        }

        Asking.Anew(draft, previous);
    }

    public static void OfferChanges(Draft draft)
    {
        draft.Conversation = draft.Conversation with { Aside = Aside.WhichAnswer };
        var lines = Changeable(draft).Select((question, place) =>
            draft.Words.Common("review.line", ("number", (place + 1).ToString(CultureInfo.InvariantCulture)), ("label", draft.Words.Label(question))));
        draft.Say("review.change", ("lines", string.Join('\n', lines)));
    }

    /// <summary>Reads which answer to change; anything else goes back to the review.</summary>
    public static void Change(Draft draft, string text)
    {
        var options = Changeable(draft).Select(question => (question.Id, draft.Words.Label(question))).ToList();
        draft.Conversation = draft.Conversation with { Aside = Aside.None };
        if (draft.Lexicon.Choice(text, options, several: false) is Understood { Value: Chosen chosen })
        {
            Asking.Anew(draft, draft.Dialog.Find(chosen.Options[0])!);
            return;
        }

        Answering.KeepIfTelling(draft, text);
        Asking.Next(draft);
    }

    public static void ConfirmDelete(Draft draft, bool yes)
    {
        draft.Conversation = draft.Conversation with { Aside = Aside.None };
        if (yes)
        {
            draft.Say("delete.done", ("reference", draft.Conversation.Reference));
            Delete(draft);
            return;
        }

        draft.Say("delete.kept");
        Asking.Again(draft);
    }

    public static void Delete(Draft draft)
    {
        if (Lifecycle.Permits(draft.Conversation.Phase, Trigger.Delete))
        {
            draft.Move(Trigger.Delete);
        }

        draft.Effects.Add(new Erase());
        Closing.Withdraw(draft, "deleted");
    }

    private static IEnumerable<Question> Changeable(Draft draft) => draft.Facts.Answered.Where(question => question.Stage is Stage.Screening);

    // The consent is not taken back step by step: DELETE is the way out of it.
    private static Question? Previous(Draft draft)
    {
        var waiting = draft.Conversation.Waiting is { } id ? draft.Dialog.PlaceOf(id) : draft.Dialog.Questions.Length;
        var previous = draft.Facts.Answered.LastOrDefault(question => draft.Dialog.PlaceOf(question.Id) < waiting);
        return previous is { Stage: Stage.Consent } ? null : previous;
    }
}
