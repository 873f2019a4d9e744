using System.Diagnostics;

namespace TriageBot.Chaos.World;

/// <summary>Three primaries with a replica each.</summary>
internal sealed class RedisCluster(string folder) : IDisposable
{
    private const int Nodes = 6;

    private readonly RedisServer[] _servers =
    [
        .. Enumerable.Range(0, Nodes).Select(node => new RedisServer(
            Path.Combine(folder, $"node-{node}"), Ports.Free(), "--cluster-enabled", "yes", "--cluster-node-timeout", "2000")),
    ];

    public IEnumerable<string> Addresses => _servers.Select(server => $"127.0.0.1:{server.Port}");

    public async Task Start()
    {
        foreach (var server in _servers)
        {
            await server.Start();
        }

        string[] create = ["--cluster", "create", .. _servers.Select(server => $"127.0.0.1:{server.Port}"), "--cluster-replicas", "1", "--cluster-yes"];
        using var process = Process.Start(new ProcessStartInfo("redis-cli", create) { RedirectStandardOutput = true, UseShellExecute = false })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await Healthy();
    }

    /// <summary>SIGKILL of one that holds slots; returns it.</summary>
    public async Task<RedisServer> KillPrimary(Dice dice)
    {
        var primaries = new List<RedisServer>();
        foreach (var server in _servers)
        {
            if ((await server.Ask("ROLE")).Contains("master", StringComparison.Ordinal))
            {
                primaries.Add(server);
            }
        }

        var victim = dice.Pick(primaries);
        victim.Kill();
        return victim;
    }

    /// <summary>Returns when every node agrees that all slots are served, and every replica follows its primary.</summary>
    public async Task Healthy()
    {
        foreach (var server in _servers)
        {
            while (!(await server.Ask("CLUSTER INFO")).Contains("cluster_state:ok", StringComparison.Ordinal) || !await Follows(server))
            {
                await Task.Delay(100);
            }
        }
    }

    public void Dispose() => Array.ForEach(_servers, server => server.Dispose());

    private static async Task<bool> Follows(RedisServer server)
    {
        var info = await server.Ask("INFO replication");
        return info.Contains("role:slave", StringComparison.Ordinal)
            ? info.Contains("master_link_status:up", StringComparison.Ordinal)
            : info.Contains("state=online", StringComparison.Ordinal);
    }
}
