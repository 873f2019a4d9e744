using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary>People text while hosts and stores are killed. <c>docs/reliability.md</c> tells of long runs.</summary>
[Collection(nameof(Storms))]
public class ChaosTests
{
    [Fact]
    public Task Sqlite_KilledSixTimes_LosesAndDoublesNothing() => ChaosProcess.Storm("sqlite");

    [Fact]
    public Task Sqlite_OfferedMoreThanItCanTake_LosesAndDoublesNothing() => ChaosProcess.Overload("sqlite");
}

/// <summary>One after the other: together they would be slow on a small machine for no reason of their own.</summary>
[CollectionDefinition(nameof(Storms))]
public class Storms;
