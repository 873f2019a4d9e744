using BenchmarkDotNet.Running;
using TriageBot.Benchmarks;
using TriageBot.Stores;
using TriageBot.Stores.Redis;
using TriageBot.Stores.Sqlite;

if (args is ["console", .. var consoles])
{
    // console [HOST:PORT of an empty Redis]
    Console.WriteLine("| store, 100,000 intakes | page | p50 ms | p95 ms |");
    Console.WriteLine("| --- | --- | ---: | ---: |");
    await ConsolePages.Run("SQLite");
    foreach (var address in consoles)
    {
        await ConsolePages.Run("Redis", ("Storage:Provider", "Redis"), ("Storage:Redis:Configuration", address));
    }

    return;
}

if (args is not ["stores", .. var redis])
{
    BenchmarkSwitcher.FromAssembly(typeof(Walk).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"], new Measured());
    return;
}

// stores [HOST:PORT of an empty Redis]
int[] sizes = [1_000, 1_000_000];
var chain = new AuditChain(new byte[32]);
Console.WriteLine("| store | conversations | µs a turn |");
Console.WriteLine("| --- | ---: | ---: |");
var folder = Directory.CreateTempSubdirectory("triagebot-stores-");
await StoreSize.Run("SQLite", new SqliteStore(Path.Combine(folder.FullName, "stores.db"), chain), sizes);
folder.Delete(recursive: true);
foreach (var address in redis)
{
    await StoreSize.Run("Redis", new RedisStore(new RedisOptions { Configuration = address, KeyPrefix = "stores:" }, chain, TimeProvider.System), sizes);
}
