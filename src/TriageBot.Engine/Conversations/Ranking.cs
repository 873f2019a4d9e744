using System.Collections.Immutable;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Conversations;

/// <summary>A named person has lowered the level: what spoke for the higher one then no longer raises it.</summary>
/// <param name="Level">What it was lowered to.</param>
public sealed record Lowered(Level Level, ImmutableArray<Overruled> Reasons);

/// <param name="Rule">Its id.</param>
/// <param name="Level">Of the reason then. Should the rule ask for more, it counts again.</param>
public sealed record Overruled(string Rule, Level Level);

/// <summary>The level as people and rules have it together.</summary>
internal static class Ranking
{
    public static Level Of(Conversation conversation, Assessment urgency)
    {
        if (conversation.Lowered is not { } lowered)
        {
            return urgency.Level;
        }

        var counting = urgency.Reasons.Where(reason => !lowered.Reasons.Any(old => string.Equals(old.Rule, reason.Rule, StringComparison.Ordinal) && old.Level >= reason.Level));
        return counting.Select(reason => reason.Level).Append(lowered.Level).Max();
    }

    public static void Take(Draft draft, Level level)
    {
        if (draft.Conversation is not { Handover: { } handover, Phase: not Phase.Withdrawn } || level == handover.Level)
        {
            return;
        }

        draft.Conversation = draft.Conversation with
        {
            Handover = handover with { Level = level },
            Lowered = level < handover.Level || draft.Conversation.Lowered is not null
                ? new Lowered(level, [.. draft.Urgency.Reasons.Where(reason => reason.Level > level).Select(reason => new Overruled(reason.Rule, reason.Level))])
                : null,
        };
        Closing.TellLevel(draft, rises: level > handover.Level);
    }

    /// <summary>Danger that is told once more is never what somebody has already judged.</summary>
    public static void HearAgain(Draft draft) => draft.Conversation = draft.Conversation with { Lowered = null };
}
