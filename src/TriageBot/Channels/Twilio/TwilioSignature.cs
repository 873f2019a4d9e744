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
        var matches = false;
        foreach (var candidate in Candidates(url))
        {
            var expected = Encoding.UTF8.GetBytes(Of(token, candidate, form));
            matches |= CryptographicOperations.FixedTimeEquals(given, expected);
        }

        return matches;
    }

    public static string Of(string token, string url, TwilioForm form)
    {
        var signed = new StringBuilder(url);
        foreach (var field in form.Fields.GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal).OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            foreach (var value in field.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                signed.Append(field.Key).Append(value);
            }
        }

#pragma warning disable CA5350 // Twilio's protocol knows no other hash.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(signed.ToString())));
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
