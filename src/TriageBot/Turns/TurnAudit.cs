using System.Collections.Immutable;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Stores;

namespace TriageBot.Turns;

/// <summary>What of a turn goes into the audit trail: decisions and what left, never what was said.</summary>
internal static class TurnAudit
{
    public static ImmutableArray<AuditEntry> Of(TurnInputs inputs, string? paged)
    {
        var actor = inputs.Actor ?? (inputs.Message is null ? "system" : "person");
        var level = inputs.Turn.Conversation.Handover?.Level ?? inputs.Turn.Urgency.Level;
        var intake = inputs.Turn.Conversation.IntakeId;
        return [.. inputs.Turn.Effects.Select(effect => effect switch
        {
            TellCaseQueue tell => new AuditEntry(inputs.Now, actor, tell.Type, intake, $"revision {tell.Revision}, {level.Id()}"),
            Page => new AuditEntry(inputs.Now, actor, "page", intake, paged),
            NewsTaken taken => new AuditEntry(inputs.Now, actor, "news", taken.Intake, taken.Why is null ? "said" : $"{taken.State.ToString().ToLowerInvariant()}: {taken.Why}"),
            Erase => new AuditEntry(inputs.Now, actor, "erase", intake),
            _ => null,
        }).OfType<AuditEntry>()];
    }
}
