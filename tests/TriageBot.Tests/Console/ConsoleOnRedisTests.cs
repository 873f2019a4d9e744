using System.Net;
using TriageBot.Alerts;
using TriageBot.Console.Accounts;
using TriageBot.Stores;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Console;

public sealed class ConsoleOnRedisTests
{
    [NeedsFact("redis-server")]
    public async Task Work_OnTwoHostsOfOneRedis_IsSeenOnBoth()
    {
        using var redis = new RedisServer();
        await using var here = await RunningHost.Start(settings: On(redis));
        // Of one folder, because the keys that development makes up are kept there.
        await using var there = await RunningHost.Start(here.Clock, here.Folder, On(redis));
        await here.Get<RosterBook>().Save([new Member("roster:rosa", "Rosa", "+15550000001")], 0, default);
        await there.Heard(() => there.Get<RosterBook>().Current.Members is [{ Name: "Rosa" }]);
        await new WebPhone(there).Texts("hola", "1", "1", "1");
        var intake = (await here.Get<IRecordStore>().Intakes(1, default)).ShouldHaveSingleItem();
        using var rosa = await Visitor.As(here, Role.Staff, "Rosa");
        var page = "/console/intakes/" + intake.Id;

        await rosa.Send(page, page + "?handler=Take");
        await rosa.Send(page, page + "?handler=Level", ("level", "routine"), ("why", "He is home again."));
        await rosa.Send(page, page + "?handler=Reply", ("draft", "d1"), ("tag", "es"), ("text", "Le llamamos hoy"), ("english", "We call today"));

        (await new WebPhone(there).Thread()).ToJsonString().ShouldContain("Le llamamos hoy");
        using var luis = await Visitor.As(there, Role.Coordinator, "Luis");
        var seen = (await luis.Look(page)).Body;
        foreach (var part in new[] { "Rosa has it since", "was Emergency", "We call today", "case-taken", "level-set", "roster:rosa" })
        {
            seen.ShouldContain(part);
        }

        (await there.Get<IRecordStore>().DuePages(there.Clock.GetUtcNow().AddHours(1), 10, default)).ShouldBeEmpty();
    }

    [NeedsFact("redis-server")]
    public async Task Queue_OnRedis_IsReadUntilRedisIsAway()
    {
        using var redis = new RedisServer();
        await using var host = await RunningHost.Start(settings: On(redis));
        using var rosa = await Visitor.As(host, Role.Staff, "Rosa");
        await new WebPhone(host).Texts("hola", "1", "1", "1");
        (await rosa.Look("/console")).Body.ShouldContain("1 intake, the most urgent first.");

        redis.Kill();

        var away = await rosa.Look("/console");
        (away.Status, away.Body.Contains("The store cannot be reached.", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.ServiceUnavailable, true));
    }

    private static (string, string)[] On(RedisServer redis) => [("Storage:Provider", "Redis"), ("Storage:Redis:Configuration", redis.Configuration)];
}
