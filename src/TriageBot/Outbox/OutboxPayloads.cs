using System.Text.Json;
using TriageBot.CaseQueue;
using TriageBot.Channels;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.Outbox;

/// <summary>What outbox entries carry, sealed.</summary>
internal sealed class OutboxPayloads(ISealer sealer)
{
    private const string Purpose = "outbox";

    public byte[] Seal(OutboundMessage message) => Write(message);

    public byte[] Seal(CaseEvent @event) => Write(@event);

    public byte[] Seal(Errand errand) => Write(errand);

    /// <summary>Throws when the bytes do not open or are not a message.</summary>
    public OutboundMessage Message(OutboxEntry entry) => Read<OutboundMessage>(entry);

    /// <summary>Throws when the bytes do not open or are not an event.</summary>
    public CaseEvent CaseEvent(OutboxEntry entry) => Read<CaseEvent>(entry);

    /// <summary>Throws when the bytes do not open or are not an errand.</summary>
    public Errand Errand(OutboxEntry entry) => Read<Errand>(entry);

    private byte[] Write<T>(T value) => sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(value), Purpose);

    private T Read<T>(OutboxEntry entry) =>
        JsonSerializer.Deserialize<T>(sealer.Open(entry.Payload, Purpose)) ?? throw new JsonException("empty payload");
}
