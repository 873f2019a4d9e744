using StackExchange.Redis;
using TriageBot.Stores;
using TriageBot.Stores.Redis;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Stores;

/// <summary>Several hosts on one Redis, and a Redis that goes away and comes back.</summary>
[Needs("redis-server")]
public sealed class RedisHostsTests(RedisServer redis) : IClassFixture<RedisServer>
{
    private const int Partitions = 16;
    private static readonly DateTimeOffset Noon = DateTimeOffset.UnixEpoch.AddYears(56);
    private readonly string prefix = $"hosts-{Guid.NewGuid():N}:";

    [StoreFact]
    public async Task Due_TwoHosts_EachEntryIsOnesAndNoneIsNobodys()
    {
        var clock = new FakeClock(Noon);
        await using var one = await Host(clock);
        await using var two = await Host(clock);
        await one.Add([.. Enumerable.Range(0, 200).Select(Entry)], default);

        await Settle(clock, one, two);

        var (mine, theirs) = (await Ids(one), await Ids(two));
        mine.ShouldNotBeEmpty();
        theirs.ShouldNotBeEmpty();
        mine.Concat(theirs).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 200).Select(i => Entry(i).Id).Order(StringComparer.Ordinal));
    }

    [StoreFact]
    public async Task Due_OneOfTwoHostsLeaves_TheOtherHasAllAtItsNextLook()
    {
        var clock = new FakeClock(Noon);
        var one = await Host(clock);
        await using var two = await Host(clock);
        await two.Add([.. Enumerable.Range(0, 200).Select(Entry)], default);
        await Settle(clock, one, two);

        await one.DisposeAsync();
        await Settle(clock, two);

        (await Ids(two)).Count.ShouldBe(200);
    }

    [StoreFact]
    public async Task Due_OneOfTwoHostsDied_TheOtherHasAllOnceItsLeasesRanOut()
    {
        var (clock, dead) = (new FakeClock(Noon), new FakeClock(Noon));
        await using var one = await Host(dead);
        await using var two = await Host(clock);
        await two.Add([.. Enumerable.Range(0, 200).Select(Entry)], default);
        await Settle(dead, one);
        await Settle(clock, two);
        (await Ids(two)).Count.ShouldBeLessThan(200);

        // Its clock stands still: it renews nothing any more. Redis lets the keys go after six seconds; here that is done for it.
        using var admin = await ConnectionMultiplexer.ConnectAsync(redis.Configuration);
        var database = admin.GetDatabase();
        await database.KeyDeleteAsync([.. Enumerable.Range(0, Partitions).Select(i => (RedisKey)$"{prefix}{{{i}}}:lease"), $"{prefix}{{shared}}:hosts"]);
        await Settle(clock, two);

        (await Ids(two)).Count.ShouldBe(200);
    }

    [StoreFact]
    public async Task Due_AnotherHostJoinsWhileTextsAreUnderWay_GetsThemOnlyWhenTheirOutcomeIsKnown()
    {
        var clock = new FakeClock(Noon);
        await using var one = await Host(clock);
        string[] underWay = [.. Enumerable.Range(0, 100).Select(i => Partition.NewId("txt", new ContactKey($"contact {i}"), Noon))];
        await one.Add([.. underWay.Select((id, i) => Entry(i) with { Id = id })], default);
        await Settle(clock, one);
        one.StayWhileUnderWay(() => underWay);

        await using var two = await Host(clock);
        await Settle(clock, one, two);
        var meanwhile = await Ids(two);
        underWay = [];
        await Settle(clock, one, two);

        meanwhile.ShouldBeEmpty();
        (await Ids(two)).ShouldNotBeEmpty();
    }

    [StoreFact]
    public async Task Held_CommandLineThatNeverAsks_TakesNothingFromTheHosts()
    {
        var clock = new FakeClock(Noon);
        await using var host = await Host(clock);
        await host.Add([.. Enumerable.Range(0, 50).Select(Entry)], default);
        await using var commandLine = await Host(clock);

        (await commandLine.Waiting(100, default)).Count.ShouldBe(50);
        await Settle(clock, host);

        (await Ids(host)).Count.ShouldBe(50);
    }

    [StoreFact]
    public async Task Commit_TwoHostsAtOnce_OneOfThemIsToldToLoadAgain()
    {
        await using var one = await Host(TimeProvider.System);
        await using var two = await Host(TimeProvider.System);
        var turn = new TurnCommit { Contact = new ContactKey("ana"), Expected = 0, At = Noon, Conversation = [1] };

        var stood = await Task.WhenAll(one.Commit(turn, default), two.Commit(turn, default));

        stood.Count(done => done).ShouldBe(1);
        (await two.Load(new ContactKey("ana"), null, default)).Version.ShouldBe(1);
    }

    [StoreFact]
    public async Task Commit_ScriptsFlushed_GoesOn()
    {
        await using var store = await Host(TimeProvider.System);
        await store.Commit(Turn("ana", 0), default);
        using (var admin = await ConnectionMultiplexer.ConnectAsync(redis.Configuration))
        {
            await admin.GetDatabase().ExecuteAsync("SCRIPT", "FLUSH");
        }

        (await store.Commit(Turn("ana", 1), default)).ShouldBeTrue();
    }

    [StoreFact]
    public async Task Commit_RedisKilledAndStartedAgain_WaitsAndKeepsWhatWasAnswered()
    {
        using var fragile = new RedisServer();
        await using var store = await Host(TimeProvider.System, fragile);
        (await store.Commit(Turn("ana", 0), default)).ShouldBeTrue();

        fragile.Kill();
        var during = store.Commit(Turn("ana", 1), default);
        fragile.Start();

        (await during).ShouldBeTrue();
        (await store.Load(new ContactKey("ana"), null, default)).Version.ShouldBe(2);
    }

    [StoreFact]
    public async Task Ping_RedisGone_SaysThatTheStoreIsUnavailable()
    {
        using var fragile = new RedisServer();
        await using var store = await Host(TimeProvider.System, fragile);

        fragile.Kill();

        (await Should.ThrowAsync<StoreUnavailableException>(() => store.Ping(default))).Message.ShouldStartWith("The Redis store is unavailable");
    }

    [StoreFact]
    public async Task Open_StoreOfAnotherRelease_IsRefused()
    {
        using (var admin = await ConnectionMultiplexer.ConnectAsync(redis.Configuration))
        {
            await admin.GetDatabase().HashSetAsync($"{prefix}{{shared}}:meta", "schema", "99");
        }

        (await Should.ThrowAsync<StoreUnavailableException>(() => Host(TimeProvider.System))).Message.ShouldContain("another release");
    }

    private static TurnCommit Turn(string contact, long expected) =>
        new() { Contact = new ContactKey(contact), Expected = expected, At = Noon, Conversation = [1] };

    private static OutboxEntry Entry(int i)
    {
        var contact = new ContactKey($"contact {i}");
        return new OutboxEntry($"entry {i}", contact, $"lane {i}", OutboxKind.Message, Noon, [1]);
    }

    private static async Task<List<string>> Ids(IStore store) => [.. (await store.Due(OutboxKind.Message, Noon, 1000, default)).Select(entry => entry.Id)];

    // Two rounds: in the first everybody lets go of what is no longer theirs, in the second they take what was let go.
    private static async Task Settle(FakeClock clock, params IStore[] stores)
    {
        for (var round = 0; round < 2; round++)
        {
            foreach (var store in stores)
            {
                await Ids(store);
            }

            clock.Advance(TimeSpan.FromSeconds(2));
        }
    }

    private Task<IStore> Host(TimeProvider clock) => Host(clock, redis);

    private Task<IStore> Host(TimeProvider clock, RedisServer server) => server.Open(prefix, clock, Partitions);
}
