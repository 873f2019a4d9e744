using System.Security.Cryptography;
using System.Text;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Conversations;

/// <summary>The two answers that decide whether we may go on at all.</summary>
internal static class Consenting
{
    /// <summary>True when the answer ended the turn: not safe now, or consent refused.</summary>
    public static bool Takes(Draft draft, Question question, AnswerValue value, string text)
    {
        switch (question.Id)
        {
            case Opening.Safe when value is No:
                draft.Conversation = draft.Conversation with { SafeMode = true };
                draft.Move(Trigger.Pause);
                draft.Say("pause.not_safe");
                return true;
            case Opening.Consent:
                Record(draft, question, given: value is Yes, text);
                return value is not Yes && Refuse(draft);
            default:
                return false;
        }
    }

    private static void Record(Draft draft, Question question, bool given, string text)
    {
        var shown = SHA256.HashData(Encoding.UTF8.GetBytes(draft.Words.Ask(question)));
        draft.Conversation = draft.Conversation with
        {
            Consent = new Consent(given, Convert.ToHexStringLower(shown)[..8], draft.Conversation.Locale ?? "", text, draft.Now),
        };
    }

    private static bool Refuse(Draft draft)
    {
        draft.Move(Trigger.Refuse);
        draft.Say("consent.refused");
        Closing.Withdraw(draft, "consent-refused");
        return true;
    }
}
