using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Tests.Docs;

/// <summary>What docs/receive-intakes.md tells receivers to write in C#; the page quotes this class.</summary>
internal static class WebhookVerifier
{
    /// <param name="secret">whsec_ and base64, as in CaseQueue:Secret.</param>
    /// <param name="body">The raw bytes of the request.</param>
    public static bool IsGenuine(string secret, string id, string timestamp, string signatures, byte[] body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > 300)
        {
            return false;
        }

        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var expected = Encoding.UTF8.GetBytes("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
        return signatures.Split(' ').Any(one => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), expected));
    }
}
