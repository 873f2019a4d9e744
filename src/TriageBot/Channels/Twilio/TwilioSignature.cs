using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace TriageBot.Channels.Twilio;

/// <summary>The <c>X-Twilio-Signature</c> header: Base64 of HMAC-SHA1 over the address and every field
/// (https://www.twilio.com/docs/usage/security#validating-requests).</summary>
internal static partial class TwilioSignature
{
    /// <param name="url">Exactly as Twilio called it. Twilio signs some addresses with the port and some without, so both are tried.</param>
    public static bool Matches(string token, string url, TwilioForm form, string signature)
    {
        if (token.Length is 0)
        {
            return false;
        }

        var given = Encoding.UTF8.GetBytes(signature);
        var fields = Signed(form);
        return Candidates(url).Any(candidate => CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Of(token, candidate + fields))));
    }

    public static string Of(string token, string url, TwilioForm form) => Of(token, url + Signed(form));

    // Sorted by key, a repeated key's values sorted and each of them once.
    private static string Signed(TwilioForm form)
    {
        var fields = form.Fields.ToArray();
        Array.Sort(fields, Compare);
        var signed = new StringBuilder();
        for (var at = 0; at < fields.Length; at++)
        {
            if (at == 0 || Compare(fields[at], fields[at - 1]) != 0)
            {
                signed.Append(fields[at].Key).Append(fields[at].Value);
            }
        }

        return signed.ToString();
    }

    private static int Compare(KeyValuePair<string, string> one, KeyValuePair<string, string> other)
    {
        var keys = string.CompareOrdinal(one.Key, other.Key);
        return keys != 0 ? keys : string.CompareOrdinal(one.Value, other.Value);
    }

    private static string Of(string token, string signed)
    {
#pragma warning disable CA5350 // Twilio's protocol knows no other hash.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
    }

    // Never through Uri, which would rewrite characters that were signed as they stood.
    private static IEnumerable<string> Candidates(string url)
    {
        var parts = Address().Match(url);
        if (!parts.Success)
        {
            return [url];
        }

        var (host, port, rest) = (parts.Groups["host"].Value, parts.Groups["port"].Value, parts.Groups["rest"].Value);
        var standard = host.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        return [host + rest, host + (port.Length > 0 ? port : standard) + rest];
    }

    [GeneratedRegex(@"^(?<host>https?://([^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*))(?<port>:\d+)?(?<rest>[/?#].*|)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
