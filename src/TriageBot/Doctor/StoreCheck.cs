using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Stores.Redis;

namespace TriageBot.Doctor;

/// <summary>Whether the store answers, and how much of it a crash can take.</summary>
internal sealed class StoreCheck(StorageOptions storage, PrivacyOptions privacy, TimeProvider time)
{
    public async Task<IReadOnlyList<Diagnosis>> Look(CancellationToken cancel)
    {
        try
        {
            await using var store = storage.Store(new AuditChain(KeyRing.Of(privacy).Audit), time);
            await store.Open(cancel);
            await store.Ping(cancel);
        }
        catch (StoreUnavailableException unavailable)
        {
            return [Diagnosis.Problem($"store: {unavailable.Message}", "Texts are kept in the spool until it answers; see docs/operate.md.")];
        }

        var answers = Diagnosis.Ok($"store: {storage.Provider} answers.");
        return storage.IsRedis ? [answers, .. await Durability()] : [answers];
    }

    private async Task<IReadOnlyList<Diagnosis>> Durability() => await RedisDurability.Differs(storage.Redis) switch
    {
        null => [Diagnosis.Warning("durability: Redis does not tell its settings.", "Ask whoever runs it for appendonly yes, appendfsync always and maxmemory-policy noeviction.")],
        { Count: 0 } => [Diagnosis.Ok("durability: Redis writes every change down before it answers, and evicts nothing.")],
        var differs => [.. differs.Select(one => Diagnosis.Warning($"durability: {one.Setting} is '{one.Value}'.", $"We advise '{one.Advised}'; docs/reliability.md says what this one can lose."))],
    };
}
