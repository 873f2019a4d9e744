using System.Text.Json;
using TriageBot.Channels.BotFramework;

namespace TriageBot.Doctor;

/// <summary>Whether the keys that the Bot Framework signs with can be read, and whether this machine agrees with it on the time.</summary>
internal sealed class IssuerCheck(BotFrameworkOptions options, HttpClient client, TimeProvider time)
{
    /// <summary>Beyond it every token is refused.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Odd = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<Diagnosis>> Look(CancellationToken cancel)
    {
        try
        {
            var (metadata, said) = await Read(options.OpenIdMetadataUrl, cancel);
            var clock = said is { } date ? Clock(date - time.GetUtcNow()) : null;
            var (keys, _) = metadata.TryGetProperty("jwks_uri", out var address) ? await Read(address.GetString() ?? "", cancel) : default;
            var count = keys.ValueKind is JsonValueKind.Object && keys.TryGetProperty("keys", out var list) ? list.EnumerateArray().Count(key => key.TryGetProperty("endorsements", out _)) : 0;
            var found = count > 0
                ? Diagnosis.Ok($"signing keys: {count} can be read, so calls can be judged.")
                : Diagnosis.Problem("signing keys: there are none at BotFramework:OpenIdMetadataUrl.", "Remove the setting, unless your cloud has an address of its own.");
            return clock is null ? [found] : [found, clock];
        }
        catch (Exception failed) when (PublicAddress.IsUnreachable(failed, cancel) || failed is JsonException or InvalidOperationException or UriFormatException)
        {
            return [Diagnosis.Problem($"signing keys: they cannot be read ({PublicAddress.Reason(failed)}), so every call gets 503.", "Look at the way out of this network, and at BotFramework:OpenIdMetadataUrl.")];
        }
    }

    private async Task<(JsonElement Answer, DateTimeOffset? Said)> Read(string address, CancellationToken cancel)
    {
        using var response = await client.GetAsync(new Uri(address), cancel);
        response.EnsureSuccessStatusCode();
        return (JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsByteArrayAsync(cancel)), response.Headers.Date);
    }

    private static Diagnosis Clock(TimeSpan behind)
    {
        var off = behind.Duration();
        var how = $"this machine's clock is {(int)Math.Round(off.TotalSeconds)} seconds {(behind > TimeSpan.Zero ? "behind" : "ahead")}";
        return off > Skew ? Diagnosis.Problem($"clock: {how}; every call is refused.", "Let it be set by NTP.")
            : off > Odd ? Diagnosis.Warning($"clock: {how}; from 300 on every call is refused.", "Let it be set by NTP.")
            : Diagnosis.Ok("clock: right.");
    }
}
