using System.Net;
using TriageBot.Console.Accounts;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Console;

public sealed class ConsoleOnRedisTests
{
    [NeedsFact("redis-server")]
    public async Task Queue_OnRedis_IsReadUntilRedisIsAway()
    {
        using var redis = new RedisServer();
        await using var host = await RunningHost.Start(settings: [("Storage:Provider", "Redis"), ("Storage:Redis:Configuration", redis.Configuration)]);
        using var rosa = await Visitor.As(host, Role.Staff, "Rosa");
        await new WebPhone(host).Texts("hola", "1", "1", "1");
        (await rosa.Look("/console")).Body.ShouldContain("1 intake, the most urgent first.");

        redis.Kill();

        var away = await rosa.Look("/console");
        (away.Status, away.Body.Contains("The store cannot be reached.", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.ServiceUnavailable, true));
    }
}
