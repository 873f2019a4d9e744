using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TriageBot.Chaos.Cases;

/// <summary>Standard Webhooks, as a receiver checks it (https://www.standardwebhooks.com).</summary>
internal static class EventSignature
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private const int Tolerance = 300;

    /// <summary>Signed by somebody whose clock is more than five minutes off, or long ago: refused too.</summary>
    public static bool IsTimely(IHeaderDictionary headers) =>
        long.TryParse(headers["webhook-timestamp"], CultureInfo.InvariantCulture, out var seconds) && Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds) <= Tolerance;

    public static bool Matches(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var (id, stamp) = (headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString());
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{stamp}."), .. body];
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), signed));
        return headers["webhook-signature"].ToString().Split(' ').Contains(expected, StringComparer.Ordinal);
    }
}
