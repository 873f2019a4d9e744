using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Conversations;

/// <summary>Time passing is an event like any other.</summary>
internal static class Timers
{
    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeOnly Evening = new(21, 0);

    // Well within the 24 hours that the refusal text promises.
    private static readonly TimeSpan RefusedKept = TimeSpan.FromHours(23);

    public static void Take(Draft draft, TimerKind kind)
    {
        switch (kind)
        {
            case TimerKind.Partial:
                Closing.HandOverPartial(draft);
                break;
            case TimerKind.Nudge when MayNudge(draft):
                draft.Say("nudge");
                break;
            case TimerKind.Expire when draft.Conversation.Phase is Phase.Stopped:
                ForgetAbandoned(draft);
                break;
            case TimerKind.Expire when Lifecycle.Permits(draft.Conversation.Phase, Trigger.Silence):
                Closing.HandOverPartial(draft);
                draft.Move(Trigger.Silence);
                break;
            case TimerKind.Erase:
                draft.Effects.Add(new Erase());
                break;
            case TimerKind.News:
                Telling.TakeDue(draft);
                break;
            case TimerKind.Texts:
                draft.ForgetTexts();
                break;
        }
    }

    // Only that they opted out is remembered, so that nothing is ever sent to them again unasked.
    private static void ForgetAbandoned(Draft draft)
    {
        Closing.HandOverPartial(draft);
        if (draft.Conversation.Handover is not { Sent: true })
        {
            draft.ForgetTexts();
            draft.Conversation = draft.Conversation with { Answers = [] };
        }
    }

    /// <summary>Winds the clocks for where the conversation stands now.</summary>
    public static void Wind(Draft draft, Conversation before, Assessment urgency)
    {
        var settings = draft.Content.Settings;
        var conversation = draft.Conversation;
        var zone = draft.Content.ZoneOf(conversation);
        var asking = conversation.Phase is Phase.Language or Phase.Safety or Phase.Consent or Phase.Screening or Phase.Review;
        var open = asking || conversation.Phase is Phase.Paused or Phase.Stopped;
        var unsent = conversation.Handover is not { Sent: true };
        if (draft.Event is MessageCame)
        {
            var partial = urgency.Level is Level.Emergency ? settings.PartialAfterEmergency : settings.PartialAfter;
            Set(draft, TimerKind.Partial, open && unsent && conversation.Consent is { Given: true } ? draft.Now + partial : null);
            Set(draft, TimerKind.Nudge, asking && MayNudge(draft) ? Awake(draft.Now + settings.NudgeAfter, zone) : null);
            Set(draft, TimerKind.Expire, open ? draft.Now + settings.ExpireAfter : null);
        }

        Set(draft, TimerKind.Deadline, conversation.Handover is not null && HasClock(draft) ? NextMorning(draft.Now, zone) : null);
        WindNews(draft, before);
        WindErase(draft, unsent);
        WindTexts(draft, unsent);
    }

    private static void WindNews(Draft draft, Conversation before)
    {
        if (draft.Conversation.News == before.News)
        {
            return;
        }

        var due = draft.Conversation.News.Min(one => one.Due);
        if (due != before.News.Min(one => one.Due))
        {
            Set(draft, TimerKind.News, due);
        }
    }

    private static void WindErase(Draft draft, bool unsent)
    {
        if (draft.Conversation is { Phase: Phase.Withdrawn, Consent.Given: false } && draft.Event is MessageCame)
        {
            Set(draft, TimerKind.Erase, draft.Now + RefusedKept);
        }
        else if (draft.Conversation.Phase is Phase.Expired && unsent)
        {
            Set(draft, TimerKind.Erase, draft.Now + draft.Content.Settings.KeepAbandoned);
        }
        else if (draft.Event is MessageCame)
        {
            Set(draft, TimerKind.Erase, null);
        }
    }

    // Counted from the first handover, whatever is written later: that is what the person was told.
    private static void WindTexts(Draft draft, bool unsent)
    {
        if (unsent || draft.Conversation.TextsUntil is not null || draft.Event is TimerFired { Kind: TimerKind.Texts })
        {
            return;
        }

        var until = draft.Now + draft.Content.Settings.KeepTexts;
        draft.Conversation = draft.Conversation with { TextsUntil = until };
        Set(draft, TimerKind.Texts, until);
    }

    // Whoever holds a shared device by then is somebody else.
    private static bool MayNudge(Draft draft) =>
        draft.Conversation is { SafeMode: false, SharedDevice: false, OptedOut: false, Phase: Phase.Safety or Phase.Consent or Phase.Screening or Phase.Review };

    private static bool HasClock(Draft draft) =>
        draft.Facts.Answered.Any(question => draft.Dialog.HasClock(question.Id) && draft.Facts.Answer(question.Id) is OnDate);

    /// <summary>We start a message ourselves only between 8 and 21 local time.</summary>
    public static DateTimeOffset Awake(DateTimeOffset due, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(due, zone);
        var time = TimeOnly.FromDateTime(local.DateTime);
        if (time >= Morning && time < Evening)
        {
            return due;
        }

        var day = DateOnly.FromDateTime(local.DateTime).AddDays(time < Morning ? 0 : 1);
        return AtLocal(day, Morning, zone);
    }

    // Days left change at local midnight; a little after, so that no clock is argued with.
    private static DateTimeOffset NextMorning(DateTimeOffset now, TimeZoneInfo zone) =>
        AtLocal(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime).AddDays(1), new TimeOnly(0, 5), zone);

    private static DateTimeOffset AtLocal(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static void Set(Draft draft, TimerKind kind, DateTimeOffset? due) =>
        draft.Effects.Add(due is { } at ? new SetTimer(kind, at) : new ClearTimer(kind));
}
