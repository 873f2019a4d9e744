using TriageBot.Stores;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Stores;

[Needs("redis-server")]
public sealed class RedisStoreTests(RedisServer redis) : StoreCompliance, IClassFixture<RedisServer>
{
    private readonly Dictionary<IStore, string> prefixes = [];

    private protected override Task<IStore> NewStore() => Opened($"test-{Guid.NewGuid():N}:");

    private protected override async Task<IStore> Reopen(IStore store)
    {
        var prefix = prefixes[store];
        await store.DisposeAsync();
        return await Opened(prefix);
    }

    private async Task<IStore> Opened(string prefix)
    {
        var store = await redis.Open(prefix);
        prefixes[store] = prefix;
        return store;
    }
}
