using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Conversations;

/// <summary>News for the person: said at once, in the morning, or with the answer to their next text, where only they can know whether it is safe.</summary>
internal static class Telling
{
    /// <summary>Whoever wrote this lately still holds the phone.</summary>
    private static readonly TimeSpan Attending = TimeSpan.FromMinutes(30);

    /// <summary>How long before a meeting it is called to mind; the first that still makes sense.</summary>
    private static readonly ImmutableArray<TimeSpan> Ahead = [TimeSpan.FromHours(24), TimeSpan.FromHours(2)];

    /// <summary>What was told this shortly before needs no reminder.</summary>
    private static readonly TimeSpan StillKnown = TimeSpan.FromHours(4);

    public static void Take(Draft draft, News news)
    {
        if (IsImpossible(draft.Conversation) is { } why)
        {
            draft.Effects.Add(new NewsTaken(news.Intake, NewsState.Refused, why));
            return;
        }

        Supersede(draft, news);
        Remind(draft, news);
        var (due, reason) = MustWait(draft);
        if (reason is not null)
        {
            Keep(draft, new WaitingNews(news, due));
            draft.Effects.Add(new NewsTaken(news.Intake, NewsState.Waits, reason));
            return;
        }

        Say(draft, news);
        draft.Effects.Add(new NewsTaken(news.Intake, NewsState.Said, null));
    }

    /// <summary>Says what has waited until now; what must wait longer does.</summary>
    public static void TakeDue(Draft draft)
    {
        foreach (var waiting in draft.Conversation.News.Where(one => one.Due <= draft.Now))
        {
            Drop(draft, waiting);
            if (IsImpossible(draft.Conversation) is not null || IsPast(waiting.News, draft.Now))
            {
                continue;
            }

            var (due, reason) = MustWait(draft);
            if (reason is null)
            {
                Say(draft, waiting.News);
            }
            else
            {
                Keep(draft, waiting with { Due = due });
            }
        }
    }

    /// <summary>The person has written and can be told, behind what answers them.</summary>
    public static void TakeNext(Draft draft)
    {
        var conversation = draft.Conversation;
        var isReadingSafely = conversation.Phase is not (Phase.Language or Phase.Paused or Phase.Stopped or Phase.Withdrawn)
            && !(conversation.SafeMode && string.Equals(conversation.Waiting, Opening.Safe, StringComparison.Ordinal));
        if (draft.Event is not MessageCame || draft.Muted || !isReadingSafely || IsAsking(conversation))
        {
            return;
        }

        var waits = conversation.News.Where(one => one.Due is null).ToImmutableArray();
        if (!waits.IsEmpty && IsUnsure(draft))
        {
            draft.SayLine(draft.Words.Ask(draft.Dialog.Find(Opening.Safe)!));
            draft.Conversation = draft.Conversation with { Aside = Aside.SafeToTell };
            return;
        }

        foreach (var waiting in waits)
        {
            Drop(draft, waiting);
            if (!IsPast(waiting.News, draft.Now))
            {
                Say(draft, waiting.News);
            }
        }
    }

    /// <summary>The answer to whether it is safe to read now; false where the text is about something else, after which it is asked again.</summary>
    public static bool AnswerSafe(Draft draft, string text)
    {
        draft.Conversation = draft.Conversation with { Aside = Aside.None };
        switch (draft.Lexicon.InWords.YesNo(text))
        {
            case Understood { Value: Yes yes }:
                draft.Record(draft.Dialog.Find(Opening.Safe)!, yes, text);
                return true;
            case Understood { Value: No }:
                draft.Move(Trigger.Pause);
                draft.Say("pause.not_safe");
                return true;
            default:
                return false;
        }
    }

    /// <summary>The answer to staff's own words, while the bot has a question open.</summary>
    public static void Answer(Draft draft, string text)
    {
        draft.Conversation = draft.Conversation with { Aside = Aside.None };
        draft.Remember(text);
        draft.AnswersStaff = true;
        draft.Say("followup.noted", ("reference", draft.Conversation.Reference));
        Asking.Again(draft);
    }

    /// <summary>The answer to the survey; false where the text is about something else.</summary>
    public static bool AnswerSurvey(Draft draft, string text)
    {
        draft.Conversation = draft.Conversation with { Aside = Aside.None };
        var value = draft.Lexicon.InWords.YesNo(text) is Understood understood ? understood.Value : null;
        var id = value switch { Yes => "yes", No => "no", NotSure => "not-sure", _ => null };
        if (id is null && value is not Skipped)
        {
            return false;
        }

        draft.Say("survey.thanks");
        if (id is not null)
        {
            draft.Conversation = draft.Conversation with { Feedback = new Feedback(id, text, draft.Now) };
        }

        return true;
    }

    // Before the intake is sent the question itself is asked again after a while. Later nothing is asked any more, and whoever texts may not be the one who is meant.
    private static bool IsUnsure(Draft draft) => draft.Conversation is { SafeMode: true, Phase: Phase.Submitted or Phase.FollowUp }
        && !(draft.Conversation.Find(Opening.Safe) is { Value: Yes, At: var said } && draft.Now - said <= Attending);

    // The next "1" belongs to it: it must neither erase what staff asked about, nor be taken for an answer to them.
    private static bool IsAsking(Conversation conversation) =>
        conversation.Aside is Aside.ConfirmDelete or Aside.WhichDate or Aside.WhichAnswer or Aside.WhichLanguage;

    private static string? IsImpossible(Conversation conversation) => conversation switch
    {
        { Phase: Phase.Withdrawn } => "withdrawn",
        { OptedOut: true } => "opted-out",
        { SharedDevice: true } => "shared-device",
        { Consent: not { Given: true } } => "no-consent",
        _ => null,
    };

    private static (DateTimeOffset? Due, string? Reason) MustWait(Draft draft)
    {
        var conversation = draft.Conversation;
        if (conversation.Phase is Phase.Paused || IsUnsure(draft))
        {
            return (null, "not-safe");
        }

        if (draft.Now - conversation.LastHeardAt is { } silent && silent <= Attending)
        {
            return IsAsking(conversation) ? (conversation.LastHeardAt + Attending + TimeSpan.FromSeconds(1), "answering") : (null, null);
        }

        if (conversation.SafeMode)
        {
            return (null, "not-safe");
        }

        var awake = Timers.Awake(draft.Now, draft.Content.ZoneOf(conversation));
        return awake == draft.Now || conversation.Handover is { Level: Level.Emergency } ? (null, null) : (awake, "night");
    }

    // A later meeting takes the place of the one before, and where the work ends there is none.
    private static void Supersede(Draft draft, News news)
    {
        if (news.Kind is NewsKind.Appointment or NewsKind.AppointmentOff or NewsKind.Declined or NewsKind.Closed)
        {
            draft.Conversation = draft.Conversation with
            {
                News = draft.Conversation.News.RemoveAll(one => one.News.Kind is NewsKind.Appointment or NewsKind.Reminder && string.Equals(one.News.Intake, news.Intake, StringComparison.Ordinal)),
            };
        }
    }

    private static void Remind(Draft draft, News news)
    {
        if (news is not { Kind: NewsKind.Appointment, Meeting: { } meeting })
        {
            return;
        }

        var zone = draft.Content.ZoneOf(draft.Conversation);
        foreach (var ahead in Ahead)
        {
            var due = Timers.Awake(meeting - ahead, zone);
            if (due - draft.Now >= StillKnown && meeting - due >= TimeSpan.FromHours(1))
            {
                Keep(draft, new WaitingNews(news with { Kind = NewsKind.Reminder }, due));
                return;
            }
        }
    }

    private static void Say(Draft draft, News news)
    {
        if (draft.Conversation is { Phase: Phase.Expired, Handover.Sent: true })
        {
            // What they write back belongs to this case and begins no other.
            draft.Move(Trigger.Reach);
        }

        // Whoever left a small question open for so long has dropped it.
        draft.Conversation = draft.Conversation with { Aside = Aside.None };
        draft.SayLine(NewsWords.Of(draft, news));
        draft.Told.Add(news);
        var isOpen = draft.Conversation.Phase is Phase.Safety or Phase.Consent or Phase.Screening or Phase.Review;
        var isOwn = string.Equals(news.Intake, draft.Conversation.IntakeId, StringComparison.Ordinal);
        if (news.Kind is NewsKind.Message && isOpen)
        {
            draft.Conversation = draft.Conversation with { Aside = Aside.ForStaff };
        }
        else if (news.Kind is NewsKind.Closed && isOwn && !isOpen && draft.Conversation.Feedback is null)
        {
            draft.Say("survey.ask");
            draft.Conversation = draft.Conversation with { Aside = Aside.Survey };
        }
    }

    private static bool IsPast(News news, DateTimeOffset now) => news.Kind is NewsKind.Reminder && news.Meeting <= now;

    private static void Keep(Draft draft, WaitingNews waiting) => draft.Conversation = draft.Conversation with { News = draft.Conversation.News.Add(waiting) };

    private static void Drop(Draft draft, WaitingNews waiting) => draft.Conversation = draft.Conversation with { News = draft.Conversation.News.Remove(waiting) };
}
