namespace TriageBot.Publishing;

/// <summary>A file of dialogs or locales as coordinators have it now, over the one that the release brought.</summary>
/// <param name="Path">Named from the root, such as <c>locales/es/common.yaml</c>.</param>
/// <param name="Text">Whole, with its comments.</param>
internal sealed record PublishedFile(string Path, string Text)
{
    /// <summary>The release's, that it was made from; null where the release has none.</summary>
    public string? Base { get; init; }
}
