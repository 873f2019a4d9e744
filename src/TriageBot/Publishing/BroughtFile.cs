using System.Collections.Immutable;

namespace TriageBot.Publishing;

/// <summary>A file that the release has changed as well as we have, with both changes in it.</summary>
/// <param name="Before">As we had published it.</param>
/// <param name="Base">As the release has it.</param>
/// <param name="Text">With both.</param>
/// <param name="Both">What both changed, each otherwise: ours stands.</param>
internal sealed record BroughtFile(string Path, string Before, string Base, string Text, ImmutableArray<string> Both, Editor By, DateTimeOffset At);
