using System.Collections.Immutable;

namespace TriageBot.Engine.Urgency;

/// <summary>0–100, to order people within and across levels. Not a probability and never shown as one.</summary>
internal static class Score
{
    /// <summary>Each level owns a band; within it every reason adds, and a nearer deadline adds more. Bands do not overlap,
    /// so another reason, a worse one or a nearer deadline can only keep or raise the sum.</summary>
    public static int Of(ImmutableArray<Reason> reasons)
    {
        var (low, high) = Band(reasons.Max(reason => reason.Level));
        return Math.Min(high, low + reasons.Sum(Points));
    }

    private static (int Low, int High) Band(Level level) => level switch
    {
        Level.Emergency => (80, 100),
        Level.SameDay => (50, 79),
        Level.Within72h => (25, 49),
        _ => (0, 24),
    };

    private static int Points(Reason reason) => ((int)reason.Level * 2) + 1 + Nearness(reason.Deadline);

    // A passed deadline counts as the nearest.
    private static int Nearness(Deadline? deadline) => deadline?.DaysLeft switch
    {
        null => 0,
        <= 2 => 4,
        <= 7 => 3,
        <= 14 => 2,
        <= 30 => 1,
        _ => 0,
    };
}
