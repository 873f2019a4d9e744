using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Stores;

namespace TriageBot.Turns;

/// <summary>What of a turn goes into the audit trail: decisions and what left, never what was said.</summary>
internal static class TurnAudit
{
    /// <param name="segments">Of SMS so far; 0 where nothing is paid by the segment.</param>
    public static ImmutableArray<AuditEntry> Of(TurnInputs inputs, string? paged, int segments)
    {
        var actor = inputs.Actor ?? (inputs.Message is null ? "system" : "person");
        var level = inputs.Turn.Conversation.Handover?.Level ?? inputs.Turn.Urgency.Level;
        var intake = inputs.Turn.Conversation.IntakeId;
        var cost = segments > 0 ? string.Create(CultureInfo.InvariantCulture, $", {segments} segments") : "";
        var told = inputs.Turn.Effects.Select(effect => effect switch
        {
            TellCaseQueue tell => new AuditEntry(inputs.Now, actor, tell.Type, intake, $"revision {tell.Revision}, {level.Id()}{cost}"),
            Page => new AuditEntry(inputs.Now, actor, "page", intake, paged),
            NewsTaken taken => new AuditEntry(inputs.Now, actor, "news", taken.Intake, News(inputs.News, taken)),
            Erase => new AuditEntry(inputs.Now, actor, "erase", intake),
            _ => null,
        }).OfType<AuditEntry>();
        return [.. Milestone(inputs, actor, cost), .. told, .. Rescored(inputs)];
    }

    private static IEnumerable<AuditEntry> Milestone(TurnInputs inputs, string actor, string cost) => Milestones.Of(inputs) is { } milestone
        ? [new AuditEntry(inputs.Now, actor, milestone.Action, inputs.Turn.Conversation.IntakeId, milestone.Detail + (milestone.Action is Milestones.Left ? cost : ""))]
        : [];

    private static IEnumerable<AuditEntry> Rescored(TurnInputs inputs) =>
        inputs is { Rescoring: { } number, Before.Conversation: { } before } && LevelMove.Of(before, inputs.Turn) is { } move
            ? [new AuditEntry(inputs.Now, "system", LevelMove.InTrail, inputs.Turn.Conversation.IntakeId, move.Detail(number))]
            : [];

    private static string News(NewsKind? kind, NewsTaken taken) =>
        $"{kind?.ToString().ToLowerInvariant() ?? "news"}, {(taken.Why is null ? "said" : $"{taken.State.ToString().ToLowerInvariant()}: {taken.Why}")}";
}
