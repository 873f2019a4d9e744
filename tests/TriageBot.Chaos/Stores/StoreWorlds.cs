using TriageBot.Chaos.World;

namespace TriageBot.Chaos.Stores;

/// <summary>Stores by the name that the command line gives them.</summary>
internal static class StoreWorlds
{
    public static Task<IStoreWorld> Open(string name, string folder, Dice dice) => name switch
    {
        "sqlite" => Task.FromResult<IStoreWorld>(new SqliteWorld(folder, dice)),
        "redis" => Start(RedisWorld.Start(folder, dice)),
        "cluster" => Start(ClusterWorld.Start(folder, dice)),
        _ => throw new NotSupportedException($"{name} is not there yet"),
    };

    private static async Task<IStoreWorld> Start<T>(Task<T> world)
        where T : IStoreWorld => await world;
}
