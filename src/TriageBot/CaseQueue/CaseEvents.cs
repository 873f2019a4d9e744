using TriageBot.Engine.Conversations;
using TriageBot.Outbox;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.CaseQueue;

/// <summary>Makes what a turn commits for one event: the outbox entry and the intake as it now stands.</summary>
internal sealed class CaseEvents(OutboxPayloads payloads, ISealer sealer)
{
    private const string Purpose = "intake";

    public ComposedEvent Compose(IntakeInputs inputs, ContactKey contact)
    {
        var @event = IntakeDocument.Event(inputs);
        var conversation = inputs.Conversation;
        var entry = new OutboxEntry(
            Partition.NewId("evt", contact, inputs.At),
            contact,
            Lane.Case(conversation.IntakeId),
            OutboxKind.CaseEvent,
            inputs.At,
            payloads.Seal(new CaseEvent(conversation.IntakeId, conversation.Reference, inputs.Type, inputs.Level, IntakeJson.Write(@event), inputs.Channel)));
        return new ComposedEvent(entry, inputs.Reason is IntakeDocument.Deleted || IsGladNews(inputs) ? null : Row(inputs, contact, @event.Data), @event.Data.Routing.Clinic);
    }

    /// <summary>The intake's JSON as last written.</summary>
    public byte[] Open(IntakeRow row) => sealer.Open(row.Document, Purpose);

    // Whatever is written anew comes back into staff's queue: "it helped" need not, "it did not" should.
    private static bool IsGladNews(IntakeInputs inputs) => inputs is { Type: IntakeEvents.Feedback, Conversation.Feedback.Value: not "no" };

    private IntakeRow Row(IntakeInputs inputs, ContactKey contact, IntakeData data) => new(
        inputs.Conversation.IntakeId,
        contact,
        inputs.Revision,
        inputs.Level,
        inputs.Urgency.Score,
        inputs.At,
        sealer.Seal(IntakeJson.Write(data), Purpose));
}

/// <param name="Row">Null when the intake is withdrawn by DELETE, of which nothing is kept, and where the one that is kept stands as it is.</param>
/// <param name="Clinic">Name of the one that it is routed to, or null.</param>
internal sealed record ComposedEvent(OutboxEntry Entry, IntakeRow? Row, string? Clinic);
