namespace TriageBot.Turns;

/// <summary>What the person gets back for one message.</summary>
/// <param name="Texts">In order; none is silence.</param>
/// <param name="OutboxIds">The entries that would send the same texts later, unless the response got through.</param>
/// <param name="KeepAccents">The locale does not let accents be dropped on SMS.</param>
/// <param name="Redelivered">The message had been taken in before; this is the answer it got then.</param>
/// <param name="Spooled">Said in the store's absence: it travels in this response or not at all.</param>
/// <param name="SafetyId">The outbox entry that holds a safety text, or null.</param>
/// <param name="Inline">It was to travel in the response to the message that it answers.</param>
internal sealed record TurnReply(
    IReadOnlyList<string> Texts, IReadOnlyList<string> OutboxIds, bool Redelivered = false, bool KeepAccents = false, bool Spooled = false, bool Inline = true,
    string? SafetyId = null);
