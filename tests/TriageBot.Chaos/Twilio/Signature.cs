using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Chaos.Twilio;

/// <summary>X-Twilio-Signature: Base64 of HMAC-SHA1 over the address and every field, keys in ordinal order
/// (https://www.twilio.com/docs/usage/security#validating-requests).</summary>
internal static class Signature
{
    public static string Of(string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var signed = url + string.Concat(form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Account.Token), Encoding.UTF8.GetBytes(signed)));
    }
}
