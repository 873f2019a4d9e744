using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TriageBot.Channels.BotFramework;

/// <summary>Judges the token of a call
/// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot), stricter than the SDK:
/// RS256 only, one audience, a key id, and a service URL.</summary>
internal sealed class InboundToken(BotFrameworkOptions options, SigningKeys keys, TimeProvider clock)
{
    private const string Issuer = "https://api.botframework.com";
    private const string Scheme = "Bearer ";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private readonly JsonWebTokenHandler _handler = new();

    /// <summary>What the token vouches for, or why it is none. Throws <see cref="SigningKeysUnreachableException"/>.</summary>
    public async Task<(Vouched? Vouched, string? Refusal)> Judge(string authorization, CancellationToken cancel)
    {
        var (token, refusal) = Read(authorization);
        if (token is null)
        {
            return (null, refusal);
        }

        // Only now, so that a forged call costs nobody a look-up.
        if (await keys.Find(token.Kid, cancel) is not { } key)
        {
            return (null, "unknown key");
        }

        var result = await _handler.ValidateTokenAsync(token, Rules(key));
        if (!result.IsValid)
        {
            return (null, "the signature does not match");
        }

        return token.TryGetPayloadValue<string>("serviceurl", out var url) && !string.IsNullOrEmpty(url)
            ? (new Vouched(url, key.Endorsements), null)
            : (null, "no service URL");
    }

    // All that can be judged without anybody's help.
    private (JsonWebToken? Token, string? Refusal) Read(string authorization)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return (null, "no bearer token");
        }

        try
        {
            var token = new JsonWebToken(authorization[Scheme.Length..].Trim());
            var refusal = token switch
            {
                { Alg: not SecurityAlgorithms.RsaSha256 } => "wrong algorithm",
                { Kid: null or "" } => "no key id",
                _ when !string.Equals(token.Issuer, Issuer, StringComparison.Ordinal) => "wrong issuer",
                _ when !(token.Audiences.ToArray() is [var one] && string.Equals(one, options.AppId, StringComparison.Ordinal)) => "wrong audience",
                _ when !token.TryGetPayloadValue<long>("exp", out _) || !IsCurrent(token.ValidFrom, token.ValidTo) => "expired or not yet valid",
                _ => null,
            };
            return refusal is null ? (token, null) : (null, refusal);
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException or FormatException or JsonException or InvalidOperationException or OverflowException)
        {
            return (null, "malformed");
        }
    }

    private bool IsCurrent(DateTime from, DateTime to)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return from - now <= Skew && now - to <= Skew;
    }

    private TokenValidationParameters Rules(SigningKey key) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        ValidIssuer = Issuer,
        ValidAudience = options.AppId,
        IssuerSigningKey = key.Key,
        TryAllIssuerSigningKeys = false,
        LifetimeValidator = (from, to, _, _) => to is { } end && IsCurrent(from ?? DateTime.MinValue, end),
    };
}

/// <summary>What a valid token says.</summary>
/// <param name="ServiceUrl">Where answers may go.</param>
/// <param name="Endorsements">The channels that the signing key may speak for.</param>
internal sealed record Vouched(string ServiceUrl, IReadOnlySet<string> Endorsements);
