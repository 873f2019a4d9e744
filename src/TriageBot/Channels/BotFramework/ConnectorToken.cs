using System.Globalization;
using System.Text.Json;

namespace TriageBot.Channels.BotFramework;

/// <summary>The token that says to a channel who we are: by the app's secret, or by the machine's own identity where there is none.</summary>
internal sealed class ConnectorToken(IHttpClientFactory clients, BotFrameworkOptions options, ManagedIdentity identity, TimeProvider clock) : IDisposable
{
    private const string Scope = "https://api.botframework.com/.default";

    /// <summary>Asked for anew this long before it ends: a send takes its time.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1);
    private volatile Kept? _kept;

    /// <summary>Throws <see cref="TokenRefusedException"/>, or what an unreachable server throws.</summary>
    public async Task<string> Get(CancellationToken cancel)
    {
        if (_kept is { } good && clock.GetUtcNow() < good.Until)
        {
            return good.Token;
        }

        await _one.WaitAsync(cancel);
        try
        {
            if (_kept is not { } kept || clock.GetUtcNow() >= kept.Until)
            {
                _kept = kept = await Ask(cancel);
            }

            return kept.Token;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A channel did not take it: the next send asks for another.</summary>
    public void Forget(string token)
    {
        if (string.Equals(_kept?.Token, token, StringComparison.Ordinal))
        {
            _kept = null;
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<Kept> Ask(CancellationToken cancel)
    {
        using var request = string.IsNullOrEmpty(options.AppPassword) ? identity.Request(options.AppId) : WithSecret();
        using var response = await clients.CreateClient(BotChannel.ClientName).SendAsync(request, cancel);
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        return (response.IsSuccessStatusCode ? Read(body) : null) ?? throw new TokenRefusedException((int)response.StatusCode, Code(body));
    }

    private HttpRequestMessage WithSecret() => new(HttpMethod.Post, options.TokenAddress)
    {
        Content = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_id", options.AppId),
            new("client_secret", options.AppPassword),
            new("scope", Scope),
        ]),
    };

    private Kept? Read(byte[] body)
    {
        try
        {
            var answer = JsonSerializer.Deserialize<JsonElement>(body);
            var token = answer.GetProperty("access_token").GetString();

            // A machine's identity writes the number as a text.
            var seconds = int.Parse(answer.GetProperty("expires_in").ToString(), NumberStyles.None, CultureInfo.InvariantCulture);
            var lasts = TimeSpan.FromSeconds(seconds);
            return string.IsNullOrEmpty(token) ? null : new Kept(token, clock.GetUtcNow() + (lasts > Margin * 2 ? lasts - Margin : lasts / 2));
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }

    // {"error":"invalid_client","error_codes":[7000215],…}; the description names the app and is not kept.
    private static long? Code(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body) is { ValueKind: JsonValueKind.Object } answer
                && answer.TryGetProperty("error_codes", out var codes) && codes.ValueKind is JsonValueKind.Array && codes.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Number } first
                && first.TryGetInt64(out var code)
                    ? code
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Kept(string Token, DateTimeOffset Until);
}

/// <summary>Nobody gives us a token: the secret is wrong or has run out, or the machine has no identity.</summary>
/// <param name="code">The vendor's own, such as 7000215 of AADSTS7000215; null where it gave none.</param>
internal sealed class TokenRefusedException(int status, long? code) : Exception($"No token: {status}")
{
    public int Status => status;

    public long? Code => code;
}
