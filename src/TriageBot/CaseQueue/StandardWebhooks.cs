using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using TriageBot.Privacy;

namespace TriageBot.CaseQueue;

/// <summary>Signs and verifies as https://www.standardwebhooks.com describes: HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
internal sealed class StandardWebhooks
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>How old, or how far ahead, a timestamp may be.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string SecretPrefix = "whsec_";
    private const string Scheme = "v1,";

    private readonly ImmutableArray<byte[]> _keys;

    private StandardWebhooks(ImmutableArray<byte[]> keys) => _keys = keys;

    /// <summary>A new secret of 32 random bytes.</summary>
    public static string MakeSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <param name="secrets">One <c>whsec_…</c>, or several separated by spaces while a secret is being replaced: all of them sign, any of them verifies.</param>
    /// <param name="problem">Why not, in one sentence that never holds the secret.</param>
    public static bool TryCreate(string? secrets, [NotNullWhen(true)] out StandardWebhooks? webhooks, [NotNullWhen(false)] out string? problem)
    {
        webhooks = null;
        problem = null;
        var keys = ImmutableArray.CreateBuilder<byte[]>();
        foreach (var secret in (secrets ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (KeyOf(secret) is not { } key)
            {
                problem = "must be whsec_ followed by base64 of 24 to 64 bytes";
                return false;
            }

            keys.Add(key);
        }

        if (keys.Count == 0)
        {
            problem = "is missing";
            return false;
        }

        webhooks = new StandardWebhooks(keys.ToImmutable());
        return true;
    }

    /// <summary>Whether one of the secrets looks typed rather than drawn at random.</summary>
    public bool HasWeakSecret => _keys.Any(SealingKey.IsWeak);

    /// <summary>The value of the signature header.</summary>
    public string Sign(string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var signed = Signed(id, Seconds(at), body);
        return string.Join(' ', _keys.Select(key => Scheme + Convert.ToBase64String(HMACSHA256.HashData(key, signed))));
    }

    /// <summary>A signed JSON body on its way.</summary>
    /// <param name="id">Stable over retries and replays: receivers know a repeated event by it.</param>
    public HttpRequestMessage Request(Uri url, string id, DateTimeOffset at, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("TriageBot", "1"));
        request.Headers.Add(IdHeader, id);
        request.Headers.Add(TimestampHeader, Seconds(at));
        request.Headers.Add(SignatureHeader, Sign(id, at, body));
        return request;
    }

    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public bool Verify(string id, string timestamp, ReadOnlySpan<byte> body, string signatures, DateTimeOffset now)
    {
        if (id.Length == 0 || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds)
        {
            return false;
        }

        var signed = Signed(id, timestamp, body);
        var expected = _keys.Select(key => HMACSHA256.HashData(key, signed)).ToArray();
        var matches = false;
        foreach (var signature in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var one in expected)
            {
                matches |= IsSame(signature, one);
            }
        }

        return matches;
    }

    private static bool IsSame(string signature, byte[] expected)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return signature.StartsWith(Scheme, StringComparison.Ordinal)
            && Convert.TryFromBase64String(signature[Scheme.Length..], given, out var written)
            && CryptographicOperations.FixedTimeEquals(given[..written], expected);
    }

    private static byte[] Signed(string id, string timestamp, ReadOnlySpan<byte> body) =>
        [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];

    private static byte[]? KeyOf(string secret)
    {
        Span<byte> key = stackalloc byte[65];
        return secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out var length)
            && length is >= 24 and <= 64
                ? key[..length].ToArray()
                : null;
    }
}
