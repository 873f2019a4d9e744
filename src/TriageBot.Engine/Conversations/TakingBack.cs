using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Conversations;

/// <summary>What the person deleted in their chat goes from what staff read. What it was understood to mean stays, and so does danger.</summary>
internal static class TakingBack
{
    /// <summary>Shorter texts are pressed, not written: the same one answers many questions.</summary>
    private const int Telling = 4;

    public static void Take(Draft draft, MessageTakenBack taken)
    {
        foreach (var said in taken.Texts)
        {
            draft.Conversation = draft.Conversation with
            {
                Answers = [.. draft.Conversation.Answers.Select(answer => Without(answer, said))],
                Remarks = [.. draft.Conversation.Remarks.Select(remark => remark.At == said.At ? remark with { Text = MessageTakenBack.Mark } : remark)],
                Attachments = [.. draft.Conversation.Attachments.Select(one => one.At == said.At ? one with { State = AttachmentState.Erased, Bytes = 0 } : one)],
            };
        }
    }

    // An answer may be dated otherwise than its words: a date that was asked back, a story of several texts.
    private static Answer Without(Answer answer, SaidText said) =>
        said.Text.Length > 0 && (answer.At == said.At || said.Text.Length >= Telling) ? answer with { Text = Without(answer.Text, said.Text) } : answer;

    private static string Without(string words, string lines) =>
        $"\n{words}\n".Replace($"\n{lines}\n", $"\n{MessageTakenBack.Mark}\n", StringComparison.Ordinal)[1..^1];
}
