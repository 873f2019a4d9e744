using TriageBot.Stores;
using TriageBot.Stores.Redis;
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
        // Looks again each time: the compliance suite wants to hear at once.
        var options = new RedisOptions { Configuration = redis.Configuration, KeyPrefix = prefix };
        var store = new RedisStore(options, Chain, TimeProvider.System, lookAgain: TimeSpan.Zero, newPartitions: 4);
        await store.Open(default);
        prefixes[store] = prefix;
        return store;
    }
}
