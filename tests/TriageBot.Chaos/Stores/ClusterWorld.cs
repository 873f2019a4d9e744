using TriageBot.Chaos.Monkeys;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos.Stores;

/// <summary>Three hosts and a Redis Cluster whose primaries die.</summary>
internal sealed class ClusterWorld : IStoreWorld
{
    private readonly RedisCluster _cluster;
    private readonly Dice _dice;

    private ClusterWorld(RedisCluster cluster, Dice dice) => (_cluster, _dice) = (cluster, dice);

    public string Name => "cluster";

    public int Hosts => 3;

    public IReadOnlyList<string> Settings => ["--Storage:Provider=Redis", $"--Storage:Redis:Configuration={string.Join(',', _cluster.Addresses)}"];

    public IEnumerable<Trick> Tricks => [new("kill primary", 25, KillPrimary, Kills: true, Lasts: true)];

    public string LeftOut => "";

    public static async Task<ClusterWorld> Start(string folder, Dice dice)
    {
        var cluster = new RedisCluster(Path.Combine(folder, "redis"));
        await cluster.Start();
        return new ClusterWorld(cluster, dice);
    }

    public ValueTask DisposeAsync()
    {
        _cluster.Dispose();
        return ValueTask.CompletedTask;
    }

    // The next one dies only when this one is back as a replica: two of a pair at once is more than a cluster promises.
    private async Task KillPrimary()
    {
        var dead = await _cluster.KillPrimary(_dice);
        await Task.Delay(TimeSpan.FromSeconds(_dice.Between(3, 8)));
        await dead.Start();
        await _cluster.Healthy();
    }
}
