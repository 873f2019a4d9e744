using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Conversations;

/// <summary>A text that is no keyword: the answer to what waits, or part of a story.</summary>
internal static class Answering
{
    /// <summary>A story comes in three texts: what follows this soon belongs to the one before.</summary>
    public static readonly TimeSpan SameBreath = TimeSpan.FromSeconds(5);

    public static void Take(Draft draft, string text, DateTimeOffset? lastHeard)
    {
        // A clock that was put back makes nobody quick: every answer would be swallowed as part of a story until it has caught up.
        // Whoever sits before a screen has read the question that they answer, however soon.
        var quick = !draft.Conversation.SharedDevice && lastHeard is { } last && (draft.Now - last).Duration() <= SameBreath;
        switch (draft.Conversation)
        {
            case { Aside: Aside.ConfirmDelete }:
                ConfirmDelete(draft, text);
                break;
            case { Aside: Aside.WhichLanguage }:
                WhichLanguage(draft, text, quick);
                break;
            case { Aside: Aside.ForStaff }:
                Telling.Answer(draft, text);
                break;
            case { Aside: Aside.SafeToTell } when Telling.AnswerSafe(draft, text):
                break;
            case { Aside: Aside.Survey } when Telling.AnswerSurvey(draft, text):
                break;
            case { Phase: Phase.Submitted or Phase.FollowUp }:
                draft.Remember(text);
                Asking.Again(draft);
                break;
            case { Aside: Aside.WhichDate }:
                Dates.Which(draft, text, quick);
                break;
            case { Aside: Aside.WhichAnswer }:
                Corrections.Change(draft, text);
                break;
            case { Phase: Phase.Review } when quick && draft.Lexicon.InWords.YesNo(text) is not Understood:
                Join(draft, text);
                break;
            case { Phase: Phase.Review }:
                Reviewing.Take(draft, text);
                break;
            default:
                Question(draft, text, quick);
                break;
        }
    }

    /// <summary>Keeps words that answer nothing but may tell a person something. One or two words are a greeting or a slip.</summary>
    public static void KeepIfTelling(Draft draft, string text)
    {
        if (text.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries).Length >= 3)
        {
            draft.Remember(text);
        }
    }

    /// <summary>A further text in the same breath: joined to the story, no miss, no answer.</summary>
    public static void Join(Draft draft, string text)
    {
        if (draft.Conversation.LastStory is { } story && draft.Conversation.Find(story) is { Value: Words words } answer)
        {
            draft.Conversation = draft.Conversation with
            {
                Answers = draft.Conversation.Answers.Replace(answer, answer with { Value = new Words(words.Text + "\n" + text), Text = answer.Text + "\n" + text }),
            };
            return;
        }

        draft.Remember(text);
    }

    private static void Question(Draft draft, string text, bool quick)
    {
        if (draft.Waiting is not { } question || !draft.Facts.Applies(question))
        {
            // A flag in this very text may have made the waiting question moot.
            KeepIfTelling(draft, text);
            Asking.Next(draft);
            return;
        }

        var type = draft.Content.Types[question.Type];
        if (quick && draft.Conversation.LastStory is not null && question.Type is "text" or "name" or "place" or "times")
        {
            Join(draft, text);
            return;
        }

        if (draft.Content.Numbers.IsOnlyMarks(text))
        {
            NotUnderstood(draft, question, text, quick);
            return;
        }

        switch (type.Read(question, text, draft.Reading(question, draft.Today)))
        {
            case Understood understood:
                Accept(draft, question, understood.Value, text);
                break;
            case Ambiguous { Candidates: [OnDate first, OnDate last] } when Dates.IsSpan(first, last):
                Accept(draft, question, new OnDate(first.Date, last.Date), text);
                break;
            case Ambiguous { Candidates: [OnDate first, OnDate second] }:
                Dates.AskWhich(draft, question, new OnDate(first.Date, second.Date), text);
                break;
            default:
                NotUnderstood(draft, question, text, quick);
                break;
        }
    }

    private static void NotUnderstood(Draft draft, Question question, string text, bool quick)
    {
        if (!draft.NewFlags.IsEmpty)
        {
            KeepIfTelling(draft, text);
            Asking.Next(draft);
            return;
        }

        if (quick)
        {
            Join(draft, text);
            return;
        }

        Misses.Take(draft, question, text);
    }

    public static void Accept(Draft draft, Question question, AnswerValue value, string text)
    {
        draft.Record(question, value, text);
        draft.Conversation = draft.Conversation with { LastStory = question.Type is "text" && value is Words ? question.Id : null };
        if (Consenting.Takes(draft, question, value, text))
        {
            return;
        }

        if (draft.Words.Find(question.Id + ".thanks") is { } thanks)
        {
            draft.SayLine(thanks);
        }

        Asking.Next(draft);
    }

    private static void ConfirmDelete(Draft draft, string text)
    {
        var yes = draft.Content.Reader.Read(text, draft.Conversation.Locale).Keyword is Reading.Keyword.Delete
            || draft.Lexicon.InWords.YesNo(text) is Understood { Value: Yes };
        Corrections.ConfirmDelete(draft, yes);
    }

    private static void WhichLanguage(Draft draft, string text, bool quick)
    {
        if (Greeting.Choose(draft, text) is { } tag)
        {
            Keywords.ChangeLanguage(draft, tag);
            return;
        }

        if (Languages.AsksForMore(draft.Jurisdiction, text))
        {
            draft.SayLine(Languages.Rest(draft.Jurisdiction));
            return;
        }

        // Whoever asked for the menu and then goes on talking has changed their mind.
        draft.Conversation = draft.Conversation with { Aside = Aside.None };
        Take(draft, text, quick ? draft.Now : null);
    }
}
