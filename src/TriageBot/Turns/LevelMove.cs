using System.Text.RegularExpressions;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Stores;

namespace TriageBot.Turns;

/// <summary>An intake that changed rules have moved.</summary>
/// <param name="Rule">Id of the one that asks for the new level.</param>
internal sealed partial record LevelMove(Level From, Level To, string Rule)
{
    /// <summary>What the audit trail calls it.</summary>
    public const string InTrail = "rescored";

    /// <returns>Null where the level stays.</returns>
    public static LevelMove? Of(Conversation before, Turn turn) =>
        before.Handover is { Level: var from } && turn.Conversation.Handover is { Level: var to } && from != to
            ? new LevelMove(from, to, turn.Urgency.Reasons.FirstOrDefault(reason => reason.Level == to)?.Rule ?? "")
            : null;

    /// <summary>As the audit trail has it.</summary>
    public string Detail(int rescoring) => $"{From.Id()} → {To.Id()}, {Rule}, rescoring {rescoring}";

    /// <summary>Read back from there; null for what is none, or of another rescoring.</summary>
    public static LevelMove? Of(AuditEntry entry, int rescoring) =>
        entry.Action is InTrail && Written().Match(entry.Detail ?? "") is { Success: true } match && string.Equals(match.Groups["number"].Value, $"{rescoring}", StringComparison.Ordinal)
            && Levels.Parse(match.Groups["from"].Value) is { } from && Levels.Parse(match.Groups["to"].Value) is { } to
            ? new LevelMove(from, to, match.Groups["rule"].Value)
            : null;

    [GeneratedRegex(@"^(?<from>\S+) → (?<to>\S+), (?<rule>.*), rescoring (?<number>\d+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
