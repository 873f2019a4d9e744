using TriageBot.Engine.Conversations;
using TriageBot.Stores;
using TriageBot.Stores.Sqlite;

namespace TriageBot.Tests.Stores;

public sealed class SqliteStoreTests
{
    [Fact]
    public async Task Smoke()
    {
        var dir = Directory.CreateTempSubdirectory();
        await using var store = new SqliteStore(Path.Combine(dir.FullName, "x", "t.db"));
        await store.Open(default);
        await store.Ping(default);
        var now = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
        var c = new ContactKey("abc");
        (await store.Commit(new TurnCommit { Contact = c, Expected = 0, At = now, Conversation = [1, 2], Mark = new(new("m"), [3]), Transcript = [[1], [2]],
            Outbox = [new("o1", c, "l", OutboxKind.Message, now, [1]), new("o2", c, "l", OutboxKind.Message, now, [2])],
            Timers = [new(TimerKind.Nudge, now)] }, default)).ShouldBeTrue();
        var loaded = await store.Load(c, new("m"), default);
        loaded.Version.ShouldBe(1);
        (await store.Due(OutboxKind.Message, now, 10, default)).Select(e => e.Id).ShouldBe(["o1"]);
        await store.Delivered(["o1"], default);
        (await store.Due(OutboxKind.Message, now, 10, default)).Select(e => e.Id).ShouldBe(["o2"]);
        (await store.NextDue(default)).ShouldBe(now);
        (await store.Waiting(10, default)).Count.ShouldBe(1);
        (await store.Reseal(b => [9, .. b], default)).ShouldBe(5);
        (await store.Transcript(c, default)).Select(b => b[0]).ShouldBe(new byte[] { 9, 9 });
        (await store.Commit(new TurnCommit { Contact = c, Expected = 1, At = now, Erase = true }, default)).ShouldBeTrue();
        (await store.Load(c, null, default)).ShouldBe(new Loaded(null, 0, null));
    }
}
