using System.Collections.Immutable;
using TriageBot.Engine.Conversations;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.Turns;

/// <summary>The lines of a transcript that one message and its edits have left, and what stands there once the person has deleted it.</summary>
internal sealed record TakenBackLines(ImmutableArray<(int Place, TranscriptLine Line)> Lines)
{
    public bool IsEmpty => Lines.IsEmpty;

    /// <param name="transcript">Sealed, in order.</param>
    public static TakenBackLines Of(IReadOnlyList<byte[]> transcript, string handle, ISealer sealer) => new(
        [.. transcript.Select((line, place) => (Place: place, Line: TranscriptLine.Open(line, sealer)))
            .Where(one => string.Equals(one.Line.Handle, handle, StringComparison.Ordinal))]);

    public MessageTakenBack Event(DateTimeOffset now) => new(now) { Texts = [.. Lines.Select(one => new SaidText(one.Line.Text.Trim(), one.Line.HeardAt ?? one.Line.At))] };

    /// <summary>The commit of that event's turn, with the lines and the bytes of attachments that go in it.</summary>
    public TurnCommit Into(TurnCommit commit, Conversation before, Conversation after, ISealer sealer) => commit with
    {
        Rewritten = [.. Lines.Select(one => new LineChange(one.Place, (one.Line with { Text = MessageTakenBack.Mark, Media = [], Handle = null }).Seal(sealer)))],
        ForgetAttachments =
        [
            .. after.Attachments.Where(one => one.State is AttachmentState.Erased && before.Attachments[one.Number - 1].State is not AttachmentState.Erased)
                .Select(one => (after.IntakeId, one.Number)),
        ],
    };
}
