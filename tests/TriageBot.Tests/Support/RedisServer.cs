using System.Diagnostics;
using System.Net.Sockets;
using StackExchange.Redis;
using TriageBot.Stores;
using TriageBot.Stores.Redis;

namespace TriageBot.Tests.Support;

/// <summary>A real redis-server on a port and in a folder of its own, which can be killed and started again on the same files.</summary>
public sealed class RedisServer : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("triagebot-redis-").FullName;
    private readonly bool dumped;
    private Process? process;

    public RedisServer()
        : this(null)
    {
    }

    private RedisServer(string? dump)
    {
        if (dump is not null)
        {
            File.Copy(dump, Path.Combine(folder, "dump.rdb"));
            dumped = true;
        }

        if (Compliance.NeedsAttribute.Missing("redis-server") is null)
        {
            Start();
        }
    }

    public int Port { get; } = FreePorts.One();

    public string Configuration => $"127.0.0.1:{Port}";

    public string Folder => folder;

    /// <param name="dump">A dump to begin with.</param>
    public static RedisServer From(string dump) => new(dump);

    /// <summary>A host's store on it, which notices at once what other hosts write.</summary>
    internal async Task<IStore> Open(string prefix, TimeProvider? clock = null, int partitions = 4)
    {
        var store = new RedisStore(
            new RedisOptions { Configuration = Configuration, KeyPrefix = prefix }, Compliance.StoreCompliance.Chain, clock ?? TimeProvider.System, lookAgain: TimeSpan.Zero, newPartitions: partitions);
        await store.Open(default);
        return store;
    }

    /// <summary>Returns once it takes connections. Every write is on the disk before it is answered, and uncompressed, so that tests can search for it.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo("redis-server") { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = folder };
        string[] arguments = ["--port", $"{Port}", "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", dumped ? "no" : "yes", "--appendfsync", "always", "--rdbcompression", "no"];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var patience = Stopwatch.StartNew();
        while (!Answers())
        {
            process.HasExited.ShouldBeFalse("redis-server ended at its start");
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), "redis-server does not get ready");
        }
    }

    /// <summary>Has Redis write its append-only file anew, and waits for it.</summary>
    public async Task RewriteLog()
    {
        using var admin = await ConnectionMultiplexer.ConnectAsync(Configuration + ",allowAdmin=true");
        var server = admin.GetServer(Configuration);
        var patience = Stopwatch.StartNew();
        await admin.GetDatabase().ExecuteAsync("BGREWRITEAOF");
        while (Persistence(await server.InfoAsync("persistence"), "aof_rewrite_in_progress") is not "0" || Persistence(await server.InfoAsync("persistence"), "aof_rewrite_scheduled") is not "0")
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), "the append-only file is not written anew");
        }
    }

    /// <summary>Has Redis send a dump of all it holds, as a replica would get it.</summary>
    public async Task SaveTo(string file)
    {
        using var client = Process.Start(new ProcessStartInfo("redis-cli", ["-p", $"{Port}", "--rdb", file]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        await client.WaitForExitAsync();
        client.ExitCode.ShouldBe(0);
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(folder, recursive: true);
    }

    private static string Persistence(IGrouping<string, KeyValuePair<string, string>>[] info, string name) =>
        info.SelectMany(group => group).First(pair => pair.Key == name).Value;

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", Port);
            using var stream = client.GetStream();
            stream.ReadTimeout = 1000;
            stream.Write("PING\r\n"u8);
            var answer = new byte[5];
            stream.ReadExactly(answer);
            return answer.AsSpan().SequenceEqual("+PONG"u8);
        }
        catch (Exception notYet) when (notYet is SocketException or IOException)
        {
            return false;
        }
    }
}
