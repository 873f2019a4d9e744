using System.Buffers.Text;
using System.Text;
using TriageBot.Engine.Conversations;

namespace TriageBot.Channels.BotFramework;

/// <summary>An attachment that is written out in its own address (RFC 2397). An activity is small, and so is this.</summary>
internal static class InlineMedium
{
    private const string Base64Mark = ";base64";

    public static FetchResult Read(Media medium)
    {
        var comma = medium.Url.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
        {
            return new NotFetched(AttachmentState.Gone);
        }

        var head = medium.Url["data:".Length..comma];
        var isBase64 = head.EndsWith(Base64Mark, StringComparison.OrdinalIgnoreCase);
        var named = (isBase64 ? head[..^Base64Mark.Length] : head).Split(';')[0].Trim();
        var type = MediaTypes.IsUnknown(named) ? medium.ContentType : named;
        if (!MediaTypes.IsKept(type))
        {
            return new NotFetched(AttachmentState.OtherType);
        }

        return Bytes(medium.Url[(comma + 1)..], isBase64) is { } bytes ? new Fetched(bytes, type) : new NotFetched(AttachmentState.Gone);
    }

    private static byte[]? Bytes(string data, bool isBase64)
    {
        var letters = Uri.UnescapeDataString(data);
        if (!isBase64)
        {
            return Encoding.UTF8.GetBytes(letters);
        }

        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(letters.Length)];
        return Convert.TryFromBase64String(letters, bytes, out var length) ? bytes[..length] : null;
    }
}
