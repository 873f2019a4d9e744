using TriageBot.Chaos.Monkeys;

namespace TriageBot.Chaos.Stores;

/// <summary>A store as hosts are told of it, and the ways to break it.</summary>
internal interface IStoreWorld : IAsyncDisposable
{
    string Name { get; }

    /// <summary>How many hosts share it.</summary>
    int Hosts { get; }

    /// <summary>Command-line settings that make a host use it.</summary>
    IReadOnlyList<string> Settings { get; }

    IEnumerable<Trick> Tricks { get; }

    /// <summary>What this machine does not let us break; empty when nothing.</summary>
    string LeftOut { get; }
}
