using TriageBot.Channels;

namespace TriageBot.Outbox;

/// <summary>What a channel is asked beside sending texts.</summary>
/// <param name="Fetch">To hand this over.</param>
internal sealed record Errand(string Channel, FetchOrder? Fetch = null);

/// <param name="Number">Of the attachment, within its intake.</param>
internal sealed record FetchOrder(string IntakeId, int Number, Media Medium);
