using TriageBot.Channels;

namespace TriageBot.Outbox;

/// <summary>What is asked of others beside sending texts and events.</summary>
/// <param name="Fetch">To hand this over.</param>
/// <param name="Delete">To delete its copies: all it takes, because we keep nothing of an erased person.</param>
/// <param name="HandedOver">To delete its copies of a case that the case system had at this moment.</param>
/// <param name="Translate">Not of the channel but of the translator: id of the intake whose words staff cannot read.</param>
internal sealed record Errand(string Channel, FetchOrder? Fetch = null, CopiesOrder? Delete = null, DateTimeOffset? HandedOver = null, string? Translate = null);

/// <param name="Number">Of the attachment, within its intake.</param>
/// <param name="To">Which of our addresses it came to.</param>
internal sealed record FetchOrder(string IntakeId, int Number, Media Medium, string? To = null);
