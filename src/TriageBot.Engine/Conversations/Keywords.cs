using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Conversations;

/// <summary>Words that mean the same at any point of any conversation.</summary>
internal static class Keywords
{
    /// <summary>Acts on the keyword; false where it means nothing here and the text is an answer after all.</summary>
    public static bool Take(Draft draft, Keyword keyword, NewIds fresh)
    {
        // A small question in between is over: a later "yes" must not answer it, least of all DELETE's.
        if (keyword is not Keyword.Delete)
        {
            draft.Conversation = draft.Conversation with { Aside = Aside.None };
        }

        switch (keyword)
        {
            case Keyword.Help:
                draft.Say("help");
                Asking.Again(draft);
                return true;
            case Keyword.Back:
                Corrections.Back(draft);
                return true;
            case Keyword.Restart:
                Restart(draft, fresh);
                return true;
            case Keyword.Language:
                AskLanguage(draft);
                return true;
            case Keyword.Delete when draft.Conversation.Aside is not Aside.ConfirmDelete:
                draft.Conversation = draft.Conversation with { Aside = Aside.ConfirmDelete };
                draft.Say("delete.confirm");
                return true;
            case Keyword.Person:
                WantPerson(draft);
                return true;
            case Keyword.Start:
                Asking.Again(draft);
                return true;
            default:
                return false;
        }
    }

    /// <summary>One confirmation, then silence. The case stays.</summary>
    public static void Stop(Draft draft, bool silent)
    {
        if (!silent)
        {
            draft.Say("stop.done");
        }

        if (draft.Conversation.Phase is Phase.Withdrawn or Phase.Expired)
        {
            draft.Conversation = draft.Conversation with { OptedOut = true };
            return;
        }

        draft.Move(Trigger.Stop);
        draft.Conversation = draft.Conversation with { OptedOut = true, Aside = Aside.None };
    }

    /// <summary>After STOP everything is still heard, and only START is answered.</summary>
    public static void WhileStopped(Draft draft, Keyword? keyword, string text)
    {
        if (keyword is Keyword.Delete)
        {
            DeleteWhileStopped(draft);
            return;
        }

        if (keyword is not Keyword.Start)
        {
            draft.Remember(text);
            return;
        }

        draft.Muted = false;
        draft.Conversation = draft.Conversation with { OptedOut = false };
        draft.Move(Trigger.Start);
        draft.Say("start.done");
        Resume(draft);
    }

    public static void Exit(Draft draft)
    {
        draft.Conversation = draft.Conversation with { SafeMode = true, Aside = Aside.None };
        if (draft.Conversation.Phase is not Phase.Paused)
        {
            draft.Move(Trigger.Pause);
        }

        draft.Say("exit.done");
    }

    // No question can be put to someone who opted out, so the second DELETE is the confirmation.
    private static void DeleteWhileStopped(Draft draft)
    {
        if (draft.Conversation.Aside is Aside.ConfirmDelete)
        {
            Corrections.Delete(draft);
            return;
        }

        draft.Conversation = draft.Conversation with { Aside = Aside.ConfirmDelete };
    }

    private static void Resume(Draft draft)
    {
        if (draft.Conversation.Phase is Phase.Language)
        {
            draft.SayLine(Languages.Menu(draft.Jurisdiction));
            draft.Conversation = draft.Conversation with { Aside = Aside.WhichLanguage };
            return;
        }

        Asking.Again(draft);
    }

    private static void Restart(Draft draft, NewIds fresh)
    {
        var old = draft.Conversation;
        var sent = old.Phase is Phase.Submitted or Phase.FollowUp;
        draft.Conversation = Conversation.Begin(sent ? fresh : new NewIds(old.Id, old.IntakeId, old.Reference), draft.Content.Publishes(old.Dialog) ? draft.Content.Published(old.Dialog) : draft.Dialog, draft.Now) with
        {
            Locale = old.Locale,
            LanguageChosen = old.LanguageChosen,
            Spoken = old.Spoken,
            SafeMode = old.SafeMode,
            LastHeardAt = old.LastHeardAt,
            WantsPerson = old.WantsPerson,
            NumberNotice = old.NumberNotice,
            Source = old.Source,
            SharedDevice = old.SharedDevice,
            News = old.News,

            // Of the same intake, so the numbers go on, and what was shown may still be seen.
            Attachments = sent ? [] : old.Attachments,

            // Danger that was heard does not go away by starting over, nor does what staff were told of it.
            Flags = sent ? [] : old.Flags,
            SafetyShown = sent ? [] : old.SafetyShown,
            Handover = sent ? null : old.Handover,
            Lowered = sent ? null : old.Lowered,
        };
        draft.Move(Trigger.Begin);
        draft.Say("restart.done");
        Asking.Next(draft);
    }

    private static void AskLanguage(Draft draft)
    {
        draft.Conversation = draft.Conversation with { Aside = Aside.WhichLanguage };
        draft.Say("language.menu");
        draft.SayLine(Languages.Menu(draft.Jurisdiction));
    }

    public static void ChangeLanguage(Draft draft, string tag)
    {
        draft.Conversation = draft.Conversation with { Locale = tag, LanguageChosen = true, Spoken = null, Aside = Aside.None };
        draft.Say("language.changed");
        Asking.Again(draft);
    }

    private static void WantPerson(Draft draft)
    {
        draft.Conversation = draft.Conversation with { WantsPerson = true };
        draft.Say(draft.Conversation.Consent is { Given: true } ? "person.noted" : "person.before_consent");
        Asking.Again(draft);
    }
}
