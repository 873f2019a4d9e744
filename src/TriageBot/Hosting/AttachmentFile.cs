using Microsoft.Net.Http.Headers;
using TriageBot.Channels;
using TriageBot.Turns;

namespace TriageBot.Hosting;

/// <summary>Bytes that a stranger made, for a browser: it may show a picture and play a voice note, and run nothing.</summary>
internal static class AttachmentFile
{
    public static IResult Of(HttpContext context, KeptAttachment kept, string number)
    {
        if (!MediaTypes.IsKept(kept.ContentType))
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound);
        }

        // Papers and address cards go to programs of their own: a browser would have to run theirs.
        var shows = kept.ContentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) || kept.ContentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.ContentDisposition = new ContentDispositionHeaderValue(shows ? "inline" : "attachment") { FileName = $"attachment-{number}" }.ToString();
        return Results.Bytes(kept.Bytes, kept.ContentType, enableRangeProcessing: true);
    }
}
