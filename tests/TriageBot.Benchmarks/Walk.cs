using TriageBot.Engine.Conversations;

namespace TriageBot.Benchmarks;

/// <summary>One person's way through a dialog, turn by turn, as the host takes it but without a store.</summary>
internal sealed class Walk(DialogEngine engine, string dialog, DateTimeOffset begun, IReadOnlyList<string> texts)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);
    private static readonly NewIds Ids = new("cnv_01KAXD8Y6V0000000000000000", "int_01KAXD8Y6V0000000000000000", "K7-42");

    public int Turns => texts.Count;

    /// <param name="saved">Written and read between any two turns.</param>
    public Conversation Go(bool saved)
    {
        Conversation? conversation = null;
        var now = begun;
        foreach (var text in texts)
        {
            var before = saved && conversation is not null ? SavedConversation.Read(SavedConversation.Write(conversation)) : conversation;
            conversation = engine.Take(before, new MessageCame(now, text), Ids, dialog).Conversation;
            now += Pause;
        }

        return conversation!;
    }
}
