namespace TriageBot.Channels;

/// <summary>What kinds of files are fetched: what people take with a phone or are handed as a paper.</summary>
internal static class MediaTypes
{
    private static readonly string[] Others = ["application/pdf", "text/vcard", "text/x-vcard", "application/vcard"];

    /// <summary>An unknown kind is known only once it is asked for.</summary>
    public static bool IsWorthAsking(string type) => IsKept(type) || IsUnknown(type);

    public static bool IsUnknown(string type) => Bare(type) is "application/octet-stream" or "binary/octet-stream" or "";

    // An SVG is a program in disguise.
    public static bool IsKept(string type) => Bare(type) is var bare
        && (bare.StartsWith("audio/", StringComparison.Ordinal)
            || (bare.StartsWith("image/", StringComparison.Ordinal) && !bare.StartsWith("image/svg", StringComparison.Ordinal))
            || Others.Contains(bare, StringComparer.Ordinal));

    private static string Bare(string type) => type.Split(';')[0].Trim().ToLowerInvariant();
}
