using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Conversations;

/// <summary>Pictures and voice notes: listed for a person, and an answer that nobody here can read.</summary>
internal static class Attaching
{
    /// <summary>More than these stay in the transcript only: a flood must not make every later turn slow.</summary>
    private const int Most = 30;

    /// <summary>Of one intake together, in bytes.</summary>
    private const long MostBytes = 25 * 1024 * 1024;

    /// <summary>Lists what came, whatever becomes of the turn.</summary>
    public static void List(Draft draft, ImmutableArray<string> types)
    {
        for (var i = 0; i < types.Length && draft.Conversation.Attachments.Length < Most; i++)
        {
            var number = draft.Conversation.Attachments.Length + 1;
            var question = draft.Conversation.Aside is Aside.None or Aside.WhichDate ? draft.Conversation.Waiting : null;
            draft.Conversation = draft.Conversation with
            {
                Attachments = draft.Conversation.Attachments.Add(new Attachment(number, types[i], draft.Now, question)),
            };
            draft.Effects.Add(new Fetch(number, i));
        }
    }

    /// <summary>A message of media alone.</summary>
    /// <param name="quick">In the same breath as the text before.</param>
    public static void Answer(Draft draft, MessageCame message, bool quick)
    {
        if (quick)
        {
            // The second picture of the same paper answers what the first did.
            if (!draft.Conversation.Attachments.Any(other => other.At < draft.Now && draft.Now - other.At <= Answering.SameBreath))
            {
                Acknowledge(draft, message);
            }

            return;
        }

        Acknowledge(draft, message);
        switch (draft.Conversation)
        {
            case { Aside: Aside.ConfirmDelete or Aside.WhichLanguage or Aside.WhichAnswer }:
                Asking.Again(draft);
                break;
            case { Phase: Phase.Review }:
                Reviewing.Take(draft, "");
                break;
            case { Phase: Phase.Safety or Phase.Consent or Phase.Screening } when draft.Waiting is { } question && draft.Facts.Applies(question):
                Question(draft, question);
                break;
            default:
                Asking.Again(draft);
                break;
        }
    }

    /// <summary>A computer cannot listen, and says so.</summary>
    public static void Acknowledge(Draft draft, MessageCame message) =>
        draft.Say(message.Media.Any(type => type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)) ? "media.voice" : "media.noted");

    /// <summary>What became of one that was to be fetched.</summary>
    public static void Settle(Draft draft, MediumFetched fetched)
    {
        var attachments = draft.Conversation.Attachments;
        if (attachments.FirstOrDefault(one => one.Number == fetched.Number && one.State is AttachmentState.Waiting) is not { } waiting)
        {
            return;
        }

        var full = fetched.State is AttachmentState.Kept && attachments.Sum(one => one.Bytes) + fetched.Bytes > MostBytes;
        var settled = waiting with { State = full ? AttachmentState.TooLarge : fetched.State, ContentType = fetched.ContentType, Bytes = full ? 0 : fetched.Bytes };
        draft.Conversation = draft.Conversation with { Attachments = attachments.Replace(waiting, settled) };
    }

    // One gentle reminder that words are easier for us; then it is the answer, and a person finds out what it says.
    // Whoever was told that voice is welcome is not reminded, but for what only words and digits can answer.
    private static void Question(Draft draft, Question question)
    {
        var isWelcome = question.Type is "text" || (draft.Conversation.Spoken is not null && question.Stage is Stage.Screening);
        if (!isWelcome && draft.Conversation.Misses == 0)
        {
            draft.Conversation = draft.Conversation with { Misses = 1 };
            Asking.Again(draft);
            return;
        }

        Misses.Leave(draft, question, "");
    }
}
