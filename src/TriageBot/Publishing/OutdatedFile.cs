namespace TriageBot.Publishing;

/// <summary>A file that the release has changed since it was changed here.</summary>
/// <param name="Base">The release's, that ours was made from.</param>
/// <param name="Published">Ours.</param>
/// <param name="Release">The release's now.</param>
internal sealed record OutdatedFile(string Path, string Base, string Published, string Release);
