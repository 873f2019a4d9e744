using System.Collections.Immutable;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Stores;

namespace TriageBot.Turns;

/// <summary>What of a turn goes into the audit trail: decisions and what left, never what was said.</summary>
internal static class TurnAudit
{
    public static ImmutableArray<AuditEntry> Of(TurnInputs inputs)
    {
        var actor = inputs.Message is null ? "system" : "person";
        var intake = inputs.Turn.Conversation.IntakeId;
        return [.. inputs.Turn.Effects.Select(effect => effect switch
        {
            TellCaseQueue tell => new AuditEntry(inputs.Now, actor, tell.Type, intake, $"revision {tell.Revision}, {inputs.Turn.Urgency.Level.Id()}"),
            Page => new AuditEntry(inputs.Now, actor, "page", intake),
            Erase => new AuditEntry(inputs.Now, actor, "erase", intake),
            _ => null,
        }).OfType<AuditEntry>()];
    }
}
