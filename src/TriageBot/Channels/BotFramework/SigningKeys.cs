using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace TriageBot.Channels.BotFramework;

/// <summary>The keys that the channels' tokens are signed with: read when first needed, again each day, and at most hourly for a key nobody knows.</summary>
internal sealed class SigningKeys(BotFrameworkOptions options, IDocumentRetriever documents, TimeProvider clock, ILogger<SigningKeys> log) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    private static readonly TimeSpan Hourly = TimeSpan.FromHours(1);

    /// <summary>With no key at all nobody can write, so it is tried again soon; but not for each of many forged calls.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1);
    private volatile Known? _known;

    /// <summary>The key of this id, or null where the issuer has none. Throws <see cref="SigningKeysUnreachableException"/> when nobody can say.</summary>
    public async Task<SigningKey?> Find(string id, CancellationToken cancel)
    {
        if (!MustLook(_known, id))
        {
            return Of(_known!, id);
        }

        await _one.WaitAsync(cancel);
        try
        {
            if (MustLook(_known, id))
            {
                _known = await Look(_known, cancel);
            }

            return Of(_known!, id);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static SigningKey? Of(Known known, string id) => known.Keys.TryGetValue(id, out var key)
        ? key
        : known.Reached ? null : throw new SigningKeysUnreachableException();

    private bool MustLook(Known? known, string id)
    {
        if (known is null)
        {
            return true;
        }

        var since = clock.GetUtcNow() - known.LookedAt;
        var patience = known.Keys.Count == 0 ? Soon : known.Reached && known.Keys.ContainsKey(id) ? Fresh : Hourly;
        return since >= patience;
    }

    private async Task<Known> Look(Known? before, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        try
        {
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(options.OpenIdMetadataUrl, documents, cancel);
            var keys = SigningKey.From(configuration.JsonWebKeySet);
            return keys.Count > 0 ? new Known(keys, now, Reached: true) : throw new InvalidOperationException("The issuer names no key.");
        }
#pragma warning disable CA1031 // Whatever the far end answers: what is known goes on being good, and it is asked again later.
        catch (Exception failed) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError("The signing keys of the Bot Framework cannot be read: {Reason}", failed.GetType().Name);
            return new Known(before?.Keys ?? new Dictionary<string, SigningKey>(StringComparer.Ordinal), now, Reached: false);
        }
    }

    private sealed record Known(IReadOnlyDictionary<string, SigningKey> Keys, DateTimeOffset LookedAt, bool Reached);
}
