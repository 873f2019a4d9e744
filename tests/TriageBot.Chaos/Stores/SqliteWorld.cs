using TriageBot.Chaos.Monkeys;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos.Stores;

/// <summary>One host and its file, on a small disk where that can be had.</summary>
internal sealed class SqliteWorld(string folder, Dice dice) : IStoreWorld
{
    private readonly SmallDisk _disk = SmallDisk.Mount(Path.Combine(folder, "disk"));

    public string Name => "sqlite";

    public int Hosts => 1;

    public IReadOnlyList<string> Settings => ["--Storage:Provider=Sqlite", $"--Storage:Sqlite:Path={Path.Combine(_disk.Folder, "chaos.db")}"];

    public IEnumerable<Trick> Tricks => _disk.IsSmall ? [new("disk full", 8, FillDisk, Lasts: true)] : [];

    public string LeftOut => _disk.IsSmall ? "" : "no full disk: mounting a tmpfs needs root";

    public ValueTask DisposeAsync()
    {
        _disk.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task FillDisk()
    {
        _disk.Fill();
        await Task.Delay(TimeSpan.FromSeconds(dice.Between(1, 5)));
        _disk.Empty();
    }
}
