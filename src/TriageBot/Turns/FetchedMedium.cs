using TriageBot.Engine.Conversations;

namespace TriageBot.Turns;

/// <summary>What came of fetching an attachment.</summary>
/// <param name="Bytes">Null unless it is <see cref="AttachmentState.Kept"/>.</param>
internal sealed record FetchedMedium(string IntakeId, int Number, AttachmentState State, string ContentType, byte[]? Bytes);
