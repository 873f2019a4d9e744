namespace TriageBot.Alerts;

/// <summary>A code by which somebody on the roster shows which chat is theirs.</summary>
/// <param name="Hash">Keyed: the roster does not hold the code itself.</param>
/// <param name="IsUsed">Good only for the chat that it linked, should the channel deliver the message twice.</param>
internal sealed record ChatCode(string Hash, DateTimeOffset Until, bool IsUsed = false);
