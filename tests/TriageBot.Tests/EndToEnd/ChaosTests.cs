using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary>People text while hosts and stores are killed. <c>docs/reliability.md</c> tells of long runs.</summary>
public class ChaosTests
{
    [Fact]
    public Task Sqlite_KilledSixTimes_LosesAndDoublesNothing() => ChaosProcess.Storm("sqlite");

    [Fact]
    public Task Sqlite_OfferedMoreThanItCanTake_LosesAndDoublesNothing() => ChaosProcess.Overload("sqlite");
}
