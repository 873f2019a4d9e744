using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace TriageBot.Channels.BotFramework;

/// <summary>A key of the issuer and the channels it may speak for.</summary>
internal sealed record SigningKey(JsonWebKey Key, IReadOnlySet<string> Endorsements)
{
    /// <summary>By key id. Only RSA keys for signatures.</summary>
    public static IReadOnlyDictionary<string, SigningKey> From(JsonWebKeySet? keys)
    {
        var found = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var key in keys?.Keys ?? [])
        {
            if (key.Kty is JsonWebAlgorithmsKeyTypes.RSA && key.Use is null or "" or "sig" && !string.IsNullOrEmpty(key.Kid))
            {
                found[key.Kid] = new SigningKey(key, Names(key));
            }
        }

        return found;
    }

    private static HashSet<string> Names(JsonWebKey key)
    {
        var names = key.AdditionalData.TryGetValue("endorsements", out var value) ? value : null;
        return (names switch
        {
            JsonElement { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(name => name.ValueKind is JsonValueKind.String).Select(name => name.GetString()!),
            IEnumerable<object> list => list.Select(name => name?.ToString() ?? ""),
            _ => [],
        }).ToHashSet(StringComparer.Ordinal);
    }
}

/// <summary>Nobody can say now whether a token is genuine.</summary>
internal sealed class SigningKeysUnreachableException() : Exception("The signing keys cannot be reached.");
