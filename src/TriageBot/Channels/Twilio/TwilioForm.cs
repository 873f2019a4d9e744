using System.Net;
using System.Text;

namespace TriageBot.Channels.Twilio;

/// <summary>A posted form, all its fields in the order they came: the signature covers every one, known or not.</summary>
internal sealed class TwilioForm(IReadOnlyList<KeyValuePair<string, string>> fields)
{
    public IReadOnlyList<KeyValuePair<string, string>> Fields => fields;

    /// <summary>The first value, trimmed; null when it is absent or blank.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (var (name, value) in fields)
            {
                if (string.Equals(name, key, StringComparison.Ordinal))
                {
                    return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
                }
            }

            return null;
        }
    }

    /// <summary>Reads any bytes at all. Bytes that are no UTF-8 become U+FFFD, as they do where the signature was made:
    /// ASP.NET's own reader would leave them escaped and limit the fields.</summary>
    public static TwilioForm Parse(ReadOnlySpan<byte> body)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf((byte)'=');
            var key = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? [] : pair[(equals + 1)..];
            fields.Add(new(Decode(key), Decode(value)));
        }

        return new TwilioForm(fields);
    }

    private static string Decode(ReadOnlySpan<byte> escaped) =>
        Encoding.UTF8.GetString(WebUtility.UrlDecodeToBytes(escaped.ToArray(), 0, escaped.Length));
}
