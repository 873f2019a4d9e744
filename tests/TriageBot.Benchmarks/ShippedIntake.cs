using BenchmarkDotNet.Attributes;
using TriageBot.Engine.Conversations;

namespace TriageBot.Benchmarks;

/// <summary>The routine intake as it ships; figures are for one turn.</summary>
public class ShippedIntake
{
    private const int Turns = 17;

    private readonly Walk _walk = Intakes.Shipped("routine-immigration");

    [GlobalSetup]
    public void Check() => Expected.Walked(_walk, Turns, Phase.Submitted);

    [Benchmark(OperationsPerInvoke = Turns)]
    public Conversation Turn() => _walk.Go(saved: false);

    [Benchmark(OperationsPerInvoke = Turns)]
    public Conversation TurnSavedAndRead() => _walk.Go(saved: true);
}
