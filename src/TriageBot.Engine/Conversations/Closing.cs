using System.Collections.Immutable;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Conversations;

/// <summary>The end of every turn: score urgency, tell staff, wind the clocks, speak.</summary>
internal static class Closing
{
    public static Turn Close(Draft draft, Conversation before)
    {
        var urgency = draft.Urgency;
        SaySafety(draft, urgency);
        if (draft.Conversation.Phase is not Phase.Withdrawn)
        {
            Escalate(draft, urgency);
        }

        draft.Conversation = draft.Conversation with
        {
            SafeMode = draft.Conversation.SafeMode || draft.Dialog.SafeMode.Holds(draft.Facts),
            English = EnglishText.StillSaid(draft.Conversation, draft.Conversation.English),
        };
        TellOfChanges(draft, before, urgency);
        Telling.TakeNext(draft);
        Timers.Wind(draft, before, urgency);
        SayOfNumbers(draft);
        Speak(draft);
        return new Turn(draft.Conversation, [.. draft.Effects], urgency);
    }

    public static void SaySubmitted(Draft draft)
    {
        if (draft.Conversation.SharedDevice)
        {
            // The others say "write here", which this person cannot.
            draft.Say("shared.sent", ("reference", draft.Conversation.Reference));
            return;
        }

        var urgency = draft.Urgency;
        draft.Say("submitted." + Reported(draft, urgency).Id(), ("reference", draft.Conversation.Reference));
    }

    /// <summary>The person went silent with something worth acting on.</summary>
    public static void HandOverPartial(Draft draft)
    {
        if (draft.Conversation is { Consent.Given: true, Handover: null or { Sent: false } } && IsWorthActingOn(draft))
        {
            Tell(draft, IntakeEvents.Partial, Ranking.Of(draft.Conversation, draft.Urgency));
        }
    }

    /// <summary>Staff who were told of a case are told that it is gone.</summary>
    public static void Withdraw(Draft draft, string reason)
    {
        if (draft.Conversation.Handover is { } handover)
        {
            Tell(draft, IntakeEvents.Withdrawn, handover.Level, reason);
        }
    }

    /// <summary>A person set the level.</summary>
    public static void TellLevel(Draft draft, bool rises)
    {
        var level = draft.Conversation.Handover!.Level;
        Tell(draft, rises && level >= Level.SameDay ? IntakeEvents.Flagged : IntakeEvents.Updated, level);
        if (rises && level is Level.Emergency)
        {
            draft.Effects.Add(new Page(level));
        }
    }

    /// <summary>The case is another clinic's now.</summary>
    public static void TellMoved(Draft draft)
    {
        if (draft.Conversation is { Handover: { } handover, Phase: not Phase.Withdrawn })
        {
            Tell(draft, IntakeEvents.Updated, handover.Level);
        }
    }

    private static bool IsWorthActingOn(Draft draft) =>
        draft.Conversation.Remarks.Length > 0 || draft.Conversation.Attachments.Length > 0 || draft.Conversation.WantsPerson || draft.Conversation.Flags.Length > 0
        || draft.Facts.Answered.Any(question => question.Stage is Dialogs.Stage.Screening);

    private static void SaySafety(Draft draft, Assessment urgency)
    {
        if (draft.Conversation.Phase is Phase.Withdrawn || draft.Event is not MessageCame)
        {
            return;
        }

        foreach (var reason in urgency.Reasons)
        {
            if (reason is { Level: Level.Emergency, Safety: { } kind } && !draft.Facts.Flag(kind) && !draft.Conversation.SafetyShown.Contains(kind, StringComparer.Ordinal))
            {
                draft.SaySafety(kind);
                draft.Conversation = draft.Conversation with { SafetyShown = draft.Conversation.SafetyShown.Add(kind) };
            }
        }
    }

    // Not while somebody else may hold the phone, and not in a language that is a guess.
    private static void SayOfNumbers(Draft draft)
    {
        var conversation = draft.Conversation;
        if (conversation.NumberNotice is not NumberNotice.Due || conversation.Locale is null || draft.Muted || draft.Text.Length == 0
            || conversation.Phase is Phase.Paused or Phase.Stopped or Phase.Withdrawn
            || (conversation.SafeMode && string.Equals(conversation.Waiting, Dialogs.Opening.Safe, StringComparison.Ordinal)))
        {
            return;
        }

        draft.SayBeforeLast("private_number");
        draft.Conversation = conversation with { NumberNotice = NumberNotice.Said };
    }

    /// <summary>Danger goes out before anything else of the turn is worked out: even a refusal in the same text does not hide it.</summary>
    public static void Escalate(Draft draft) => Escalate(draft, draft.Urgency);

    private static void Escalate(Draft draft, Assessment urgency)
    {
        var (handed, level) = (draft.Conversation.Handover?.Level, Ranking.Of(draft.Conversation, urgency));
        var rises = level >= Level.SameDay && (handed is null || level > handed);
        if (rises)
        {
            Tell(draft, IntakeEvents.Flagged, level);
        }

        var paged = draft.Effects.OfType<Page>().Any();
        if (!paged && level is Level.Emergency && (rises || !draft.NewFlags.IsEmpty))
        {
            draft.Effects.Add(new Page(level));
        }
    }

    private static void TellOfChanges(Draft draft, Conversation before, Assessment urgency)
    {
        var (now, level) = (draft.Conversation, Ranking.Of(draft.Conversation, urgency));
        if (now.Phase is Phase.Submitted && now.Handover is not { Completed: true })
        {
            Tell(draft, IntakeEvents.Completed, level);
            return;
        }

        var told = draft.Effects.OfType<TellCaseQueue>().Any();
        if (!told && draft.Event is not TimerFired { Kind: TimerKind.Texts } && now.Phase is not Phase.Withdrawn && now.Handover is { } handover && Matters(draft, before, handover, level))
        {
            Tell(draft, IntakeEvents.Updated, level);
        }

        if (now.Feedback != before.Feedback)
        {
            Tell(draft, IntakeEvents.Feedback, level);
        }
    }

    // Opting out is told whatever was handed over, because it also stops our follow-up of an emergency. So are deleted words: staff may have them.
    private static bool Matters(Draft draft, Conversation before, Handover handover, Level level)
    {
        var now = draft.Conversation;
        if (now.OptedOut != before.OptedOut || draft.AnswersStaff || BringsEnglish(before, now))
        {
            return true;
        }

        // Staff may have closed what they were told first: a further kind of danger is news, however little else is known.
        return !draft.NewFlags.IsEmpty || ((handover.Sent || draft.Event is MessageTakenBack)
            && (level > handover.Level
                || now.WantsPerson != before.WantsPerson
                || now.SafeMode != before.SafeMode
                || now.Flags.Length != before.Flags.Length
                || !now.Remarks.SequenceEqual(before.Remarks)
                || !now.Attachments.SequenceEqual(before.Attachments)
                || !string.Equals(now.Locale, before.Locale, StringComparison.Ordinal)
                || !string.Equals(now.Spoken, before.Spoken, StringComparison.Ordinal)
                || !now.Answers.SequenceEqual(before.Answers)));
    }

    // Whoever acts on a flag reads the words that came with it, long before the rest is handed over.
    private static bool BringsEnglish(Conversation before, Conversation now) => now.English.Any(text => text.Text is not null && !before.English.Contains(text));

    private static void Tell(Draft draft, string type, Level level, string? reason = null)
    {
        var old = draft.Conversation.Handover;
        var handover = new Handover(
            old is not null && old.Level > level ? old.Level : level,
            (old?.Revision ?? 0) + 1,
            (old?.Sent ?? false) || type is IntakeEvents.Completed or IntakeEvents.Partial,
            (old?.Completed ?? false) || type is IntakeEvents.Completed);
        draft.Conversation = draft.Conversation with { Handover = handover };
        draft.Effects.Add(new TellCaseQueue(type, handover.Revision, reason));
    }

    private static Level Reported(Draft draft, Assessment urgency) =>
        Ranking.Of(draft.Conversation, urgency) is var level && draft.Conversation.Handover is { } handover && handover.Level > level ? handover.Level : level;

    private static void Speak(Draft draft)
    {
        if (!draft.Muted && draft.Text.Length > 0)
        {
            draft.Effects.Insert(0, new Say(draft.Text, draft.HasSafetyText, draft.Event is MessageCame, English(draft)));
        }
    }

    private static string? English(Draft draft) =>
        draft.Told.Where(news => news.English is not null).Select(news => news.English!).ToArray() is { Length: > 0 } english ? string.Join('\n', english) : null;
}
