using TriageBot.Chaos.Monkeys;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos.Stores;

/// <summary>Three hosts and one Redis, behind a wire that can be sick.</summary>
internal sealed class RedisWorld : IStoreWorld
{
    private readonly RedisServer _server;
    private readonly SickWire _wire;
    private readonly Dice _dice;

    private RedisWorld(RedisServer server, SickWire wire, Dice dice) => (_server, _wire, _dice) = (server, wire, dice);

    public string Name => "redis";

    public int Hosts => 3;

    public IReadOnlyList<string> Settings => ["--Storage:Provider=Redis", $"--Storage:Redis:Configuration=127.0.0.1:{_wire.Port}"];

    public IEnumerable<Trick> Tricks =>
    [
        new("kill redis", 15, KillServer, Kills: true, Lasts: true),
        new("wire stalled", 5, Stall, Lasts: true),
        new("wire slow", 5, Slow, Lasts: true),
        new("wire cut", 8, Cut, Lasts: true),
    ];

    public string LeftOut => "";

    public static async Task<RedisWorld> Start(string folder, Dice dice)
    {
        var server = new RedisServer(Path.Combine(folder, "redis"), Ports.Free());
        await server.Start();
        return new RedisWorld(server, new SickWire(0, server.Port), dice);
    }

    public ValueTask DisposeAsync()
    {
        _wire.Dispose();
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task KillServer()
    {
        _server.Kill();
        await Task.Delay(TimeSpan.FromSeconds(_dice.Between(0.1, 4)));
        await _server.Start();
    }

    private async Task Stall()
    {
        _wire.Stall();
        await Task.Delay(TimeSpan.FromSeconds(_dice.Between(1, 12)));
        _wire.Flow();
    }

    private async Task Slow()
    {
        _wire.Delay(TimeSpan.FromSeconds(_dice.Between(0.01, 0.15)));
        await Task.Delay(TimeSpan.FromSeconds(_dice.Between(1, 6)));
        _wire.Delay(TimeSpan.Zero);
    }

    private Task Cut()
    {
        _wire.Cut();
        return Task.Delay(TimeSpan.FromSeconds(0.5));
    }
}
