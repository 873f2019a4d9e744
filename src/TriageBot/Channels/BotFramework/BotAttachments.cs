using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;

namespace TriageBot.Channels.BotFramework;

/// <summary>The pictures, voice notes and papers of an activity, by reference.</summary>
internal static class BotAttachments
{
    /// <summary>How Teams names a file that somebody sends
    /// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#receive-files-in-personal-chat).</summary>
    private const string TeamsFile = "application/vnd.microsoft.teams.file.download.info";

    private const string Unknown = "application/octet-stream";
    private const int Most = 10;

    /// <summary>Addresses that carry their own permission are long.</summary>
    private const int LongestUrl = 8192;

    private static readonly FileExtensionContentTypeProvider Kinds = new();

    // Teams repeats a formatted text as an attachment without an address; cards have none either.
    public static ImmutableArray<Media> Of(Activity activity) => [.. (activity.Attachments ?? []).Select(One).OfType<Media>().Take(Most)];

    private static Media? One(Activity.Attachment? attachment) => attachment switch
    {
        // Its contentUrl leads to a page for people who are signed in; this one to the bytes, for a few minutes.
        { ContentType: TeamsFile, Content: { ValueKind: JsonValueKind.Object } file } when Text(file, "downloadUrl") is { } url => new Media(Reference(url), Kind(file)),
        { ContentUrl: { Length: > 0 } url } => new Media(Reference(url), attachment.ContentType ?? Unknown),
        _ => null,
    };

    private static string Kind(JsonElement file) => Kinds.TryGetContentType("a." + Text(file, "fileType"), out var kind) ? kind : Unknown;

    private static string? Text(JsonElement file, string name)
    {
        try
        {
            return file.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a letter.
            return null;
        }
    }

    private static string Reference(string url) =>
        url.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
        || (url.Length <= LongestUrl && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
            ? url
            : "data:";
}
