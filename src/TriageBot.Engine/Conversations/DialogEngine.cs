using System.Collections.Immutable;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Conversations;

/// <summary>(conversation, event) ─► (conversation′, effects). Pure: no clock, no I/O, no statics.</summary>
public sealed class DialogEngine
{
    public Turn Take(Conversation conversation, Event @event) => throw new NotSupportedException();
}

/// <summary>What one event caused.</summary>
/// <param name="Urgency">As things stand after the turn.</param>
public sealed record Turn(Conversation Conversation, ImmutableArray<Effect> Effects, Assessment Urgency);
