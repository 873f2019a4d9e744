namespace TriageBot.Engine.Conversations;

/// <summary>A contact over the limit is heard but answered once, with a calm text.</summary>
internal static class Pacing
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Counts this text.</summary>
    public static bool IsTooFast(Draft draft)
    {
        var pace = draft.Conversation.Pace is { } counted && (draft.Now - counted.Since).Duration() < Window
            ? counted with { Count = counted.Count + 1 }
            : new Pace(draft.Now, 1);
        draft.Conversation = draft.Conversation with { Pace = pace };
        var limit = draft.Content.Settings.PerContactPerMinute;
        return limit > 0 && pace.Count > limit;
    }

    public static void Calm(Draft draft, string text)
    {
        Answering.KeepIfTelling(draft, text);
        if (draft.Conversation.Pace?.Count == draft.Content.Settings.PerContactPerMinute + 1)
        {
            draft.Say("limit");
        }
    }
}
