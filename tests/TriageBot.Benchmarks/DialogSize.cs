using BenchmarkDotNet.Attributes;
using TriageBot.Engine.Conversations;

namespace TriageBot.Benchmarks;

/// <summary>What a turn costs as the dialog grows and the person's own way through it does not.</summary>
public class DialogSize
{
    private const int Turns = 13;

    private Walk _walk = null!;

    [Params(30, 300, 3000)]
    public int Questions { get; set; }

    [GlobalSetup]
    public void Build()
    {
        _walk = Intakes.Large(Questions);
        Expected.Walked(_walk, Turns, Phase.Submitted);
    }

    [Benchmark(OperationsPerInvoke = Turns)]
    public Conversation Turn() => _walk.Go(saved: false);
}
