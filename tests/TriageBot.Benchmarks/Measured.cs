using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Benchmarks;

/// <summary>In this process, with turns a second and bytes a turn. What else runs on the machine only ever adds to a figure,
/// so the least of many short rounds comes nearest to the truth.</summary>
internal sealed class Measured : ManualConfig
{
    public Measured()
    {
        Add(DefaultConfig.Instance);
        AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithIterationTime(TimeInterval.FromMilliseconds(200)).WithWarmupCount(30).WithIterationCount(30));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(StatisticColumn.Min, StatisticColumn.Median, StatisticColumn.OperationsPerSecond);
        HideColumns(Column.Error, Column.StdDev, Column.RatioSD);
        ArtifactsPath = Path.Combine(Repository.Root, "artifacts/benchmarks");
    }
}
