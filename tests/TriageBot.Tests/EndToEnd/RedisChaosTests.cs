using TriageBot.Tests.Compliance;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary>The same with several hosts on one Redis.</summary>
[Needs("redis-server")]
[Collection(nameof(Storms))]
public class RedisChaosTests
{
    [StoreFact]
    public Task Redis_KilledSixTimes_LosesAndDoublesNothing() => ChaosProcess.Storm("redis");
}
