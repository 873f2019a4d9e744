using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Reading.PrivateNumbers;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Conversations;

/// <summary>A message: danger is heard first, then words that mean the same everywhere, then the answer.</summary>
internal static class Listening
{
    /// <summary>In safe mode, somebody else may have picked the phone up after this long.</summary>
    private static readonly TimeSpan Unattended = TimeSpan.FromMinutes(30);

    public static void Take(Draft draft, MessageCame message, NewIds fresh)
    {
        var (text, heard) = Hear(draft, message);
        var lastHeard = draft.Conversation.LastHeardAt;
        draft.Conversation = draft.Conversation with { LastHeardAt = draft.Now, SharedDevice = draft.Conversation.SharedDevice || message.SharedDevice };
        draft.Muted = draft.Conversation.OptedOut;
        NoticeNumbers(draft, text);
        Attaching.List(draft, message.Media);
        RaiseFlags(draft, heard);

        if (heard.Keyword is Keyword.Stop)
        {
            Keywords.Stop(draft, message.CarrierAnswered || draft.Muted);
            return;
        }

        if (draft.Conversation.Phase is Phase.Stopped)
        {
            Keywords.WhileStopped(draft, message.Returned ? Keyword.Start : heard.Keyword, text);
            return;
        }

        if (heard.Keyword is Keyword.Exit)
        {
            Keywords.Exit(draft);
            return;
        }

        if (Pacing.IsTooFast(draft) && draft.NewFlags.IsEmpty)
        {
            Pacing.Calm(draft, text);
            return;
        }

        if (draft.Conversation.Phase is Phase.Language)
        {
            Greeting.Take(draft, heard, text);
            return;
        }

        Continue(draft, message, heard, text, fresh, lastHeard);
    }

    /// <summary>Keeps the words for a person, says so, and asks again. Nobody knows what is in them, so a person is wanted.</summary>
    public static void TakeUnread(Draft draft, MessageUnread message)
    {
        draft.Conversation = draft.Conversation with { LastHeardAt = draft.Now, WantsPerson = true };
        draft.Muted = draft.Conversation.OptedOut;
        NoticeNumbers(draft, message.Text);
        Attaching.List(draft, message.Media);
        draft.Remember(message.Text);
        draft.Say("kept");
        if (draft.Conversation.Phase is not Phase.Stopped)
        {
            Asking.Again(draft);
        }
    }

    // The word of the place that sent somebody is not their own: neither language nor keyword is read from it. Danger is heard with it too.
    private static (string Text, Heard Heard) Hear(Draft draft, MessageCame message)
    {
        var text = message.Text.Trim();
        var (origin, rest) = draft.Conversation.LastHeardAt is null ? draft.Content.Origins.Read(text) : (null, text);
        var heard = draft.Content.Reader.Read(rest, draft.Conversation.Locale, draft.Today);
        if (draft.Conversation.LastHeardAt is null && (draft.Content.Origins.Find(message.Source) ?? origin) is { } source)
        {
            draft.Conversation = draft.Conversation with { Source = source };
        }

        return (rest, origin is null ? heard : heard with { Flags = [.. heard.Flags.Union(draft.Content.Reader.Read(text, draft.Conversation.Locale, draft.Today).Flags, StringComparer.Ordinal)] });
    }

    private static void NoticeNumbers(Draft draft, string text)
    {
        if (draft.Conversation.NumberNotice is NumberNotice.None && NumberMasker.IsMarked(text))
        {
            draft.Conversation = draft.Conversation with { NumberNotice = NumberNotice.Due };
        }
    }

    private static void Continue(Draft draft, MessageCame message, Heard heard, string text, NewIds fresh, DateTimeOffset? lastHeard)
    {
        // Whoever wants to be forgotten is not first asked whether it is safe.
        if (!IsDeleting(draft, heard, text) && MustAskSafeAgain(draft, lastHeard))
        {
            AskSafeAgain(draft, heard.Keyword, text);
            return;
        }

        if (Relaying.Take(draft, text))
        {
            return;
        }

        if (Languages.Named(draft.Jurisdiction, text) is { } tag && (draft.Conversation.Spoken is not null || !string.Equals(tag, draft.Conversation.Locale, StringComparison.Ordinal)))
        {
            Keywords.ChangeLanguage(draft, tag);
            return;
        }

        if (heard.Keyword is { } keyword && Keywords.Take(draft, keyword, fresh))
        {
            return;
        }

        if (message.Edited)
        {
            // Which answer it was meant to change nobody can say, so a person reads it.
            draft.Remember(text);
            draft.Say("kept");
            Asking.Again(draft);
            return;
        }

        if (message.Media.Length > 0 && text.Length == 0)
        {
            Attaching.Answer(draft, message, quick: draft.Now - lastHeard <= Answering.SameBreath);
            return;
        }

        if (message.Media.Length > 0)
        {
            Attaching.Acknowledge(draft, message);
        }

        Answering.Take(draft, text, lastHeard);
    }

    private static void RaiseFlags(Draft draft, Heard heard)
    {
        if (heard.Flags.IsEmpty)
        {
            return;
        }

        Ranking.HearAgain(draft);
        draft.NewFlags = [.. heard.Flags.Where(kind => !draft.Facts.Flag(kind))];
        draft.Conversation = draft.Conversation with
        {
            Locale = draft.Conversation.Locale ?? Greeting.Offered(draft, heard.Language),
            Flags = draft.Conversation.Flags.AddRange(draft.NewFlags.Select(kind => new FlagRaised(kind, draft.Now))),
            SafeMode = draft.Conversation.SafeMode || heard.Flags.Contains(RedFlags.Violence, StringComparer.Ordinal),
        };
        foreach (var kind in draft.NewFlags.Reverse())
        {
            draft.SaySafety(kind);
        }

        Closing.Escalate(draft);
    }

    private static bool MustAskSafeAgain(Draft draft, DateTimeOffset? lastHeard) => draft.Conversation.Phase switch
    {
        Phase.Paused => true,
        Phase.Safety or Phase.Consent or Phase.Screening or Phase.Review =>
            draft.Conversation.SafeMode && draft.Now - lastHeard > Unattended && draft.Conversation.Waiting is not Opening.Safe,
        _ => false,
    };

    private static bool IsDeleting(Draft draft, Heard heard, string text) => heard.Keyword is Keyword.Delete
        || (heard.Keyword is null && draft.Conversation.Aside is Aside.ConfirmDelete && draft.Lexicon.InWords.YesNo(text) is Understood { Value: Yes or No });

    private static void AskSafeAgain(Draft draft, Keyword? keyword, string text)
    {
        draft.Conversation = draft.Conversation with
        {
            Aside = Aside.None,
            WantsPerson = draft.Conversation.WantsPerson || keyword is Keyword.Person,
        };
        if (draft.Conversation.Phase is Phase.Paused)
        {
            draft.Move(Trigger.ComeBack);
        }

        Answering.KeepIfTelling(draft, text);
        if (draft.Conversation.Phase is Phase.Language or Phase.Submitted or Phase.FollowUp)
        {
            Asking.Again(draft);
            return;
        }

        draft.Forget(Opening.Safe);
        draft.Say("ask_safe_again");
        Asking.Next(draft);
    }
}
