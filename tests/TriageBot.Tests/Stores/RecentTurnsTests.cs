using System.Text;
using TriageBot.Engine.Conversations;
using TriageBot.Stores;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Stores;

/// <summary>A host may answer from what it saw last, and must never write over what another host did meanwhile.</summary>
[Needs("redis-server")]
public sealed class RecentTurnsTests(RedisServer redis) : IClassFixture<RedisServer>, IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.UnixEpoch.AddYears(56);
    private static readonly ContactKey Ana = new("ana");
    private static readonly MessageKey Hello = new("m1");

    private readonly string prefix = $"recent-{Guid.NewGuid():N}:";
    private IStore one = null!;
    private IStore two = null!;

    public async Task InitializeAsync() => (one, two) = (await redis.Open(prefix), await redis.Open(prefix));

    public async Task DisposeAsync()
    {
        await one.DisposeAsync();
        await two.DisposeAsync();
    }

    [StoreFact]
    public async Task Recent_OfAConversationNeverSeen_IsUnknown()
    {
        await Stands(one, 0, "first");

        one.Recent(new ContactKey("ben")).ShouldBeNull();
        two.Recent(Ana).ShouldBeNull();
    }

    [StoreFact]
    public async Task Recent_AfterACommit_IsWhatItLeftAndBearsTheNext()
    {
        await Stands(one, 0, "first");
        Recent(one).ShouldBe(("first", 1));

        await Stands(one, 1, "second");

        Recent(one).ShouldBe(("second", 2));
        (await Kept(two)).ShouldBe(("second", 2));
    }

    [StoreFact]
    public async Task Commit_OnWhatAnotherHostChanged_IsRefusedAndSaysHowItIsNow()
    {
        await Stands(one, 0, "first");
        await Stands(two, 1, "by the other");

        (await one.Commit(Turn(1, "too late"), default)).ShouldBeFalse();

        Recent(one).ShouldBe(("by the other", 2));
        await Stands(one, 2, "third");
    }

    [StoreFact]
    public async Task Commit_OnWhatWasErasedAndBegunAnewElsewhere_IsRefused()
    {
        await Stands(one, 0, "before");
        (await two.Commit(Turn(1, null) with { Erase = true }, default)).ShouldBeTrue();
        await Stands(two, 0, "anew");

        (await one.Commit(Turn(1, "before, and more") with { RestsOn = one.Recent(Ana)!.Token }, default)).ShouldBeFalse();

        (await Kept(two)).ShouldBe(("anew", 1));
    }

    [StoreFact]
    public async Task Commit_OnWhatWasErased_IsRefusedWhateverThisHostSawSince()
    {
        await Stands(one, 0, "before");
        var before = await one.Load(Ana, null, default);
        (await two.Commit(Turn(1, null) with { Erase = true }, default)).ShouldBeTrue();
        await Stands(two, 0, "anew");
        (await one.Commit(Turn(0, "a page"), default)).ShouldBeFalse();
        Recent(one).ShouldBe(("anew", 1));

        (await one.Commit(Turn(1, "before, and more") with { RestsOn = before.Token }, default)).ShouldBeFalse();

        (await Kept(two)).ShouldBe(("anew", 1));
    }

    [StoreFact]
    public async Task Commit_OnWhatWasErasedElsewhere_IsRefusedAndNothingIsKnown()
    {
        await Stands(one, 0, "before");
        (await two.Commit(Turn(1, null) with { Erase = true }, default)).ShouldBeTrue();

        (await one.Commit(Turn(1, "before, and more"), default)).ShouldBeFalse();

        one.Recent(Ana).ShouldBeNull();
        (await two.Load(Ana, null, default)).Conversation.ShouldBeNull();
    }

    [StoreFact]
    public async Task Commit_OfAKnownMessage_IsRefusedAndItsAnswerIsLoaded()
    {
        (await one.Commit(Turn(0, "first") with { Mark = new(Hello, Bytes("answer")) }, default)).ShouldBeTrue();

        (await one.Commit(Turn(1, "heard twice") with { Mark = new(Hello, Bytes("another")) }, default)).ShouldBeFalse();

        one.Recent(Ana).ShouldBeNull();
        Encoding.UTF8.GetString((await one.Load(Ana, Hello, default)).Remembered!).ShouldBe("answer");
    }

    [StoreFact]
    public async Task Recent_AfterOnlyATimerWasPutOff_IsUnknown()
    {
        await Stands(one, 0, "first");

        (await one.Commit(Turn(1, null) with { Timers = [new(TimerKind.Erase, Noon)] }, default)).ShouldBeTrue();

        one.Recent(Ana).ShouldBeNull();
        (await Kept(one)).ShouldBe(("first", 2));
    }

    private static TurnCommit Turn(long expected, string? left) =>
        new() { Contact = Ana, Expected = expected, At = Noon, Conversation = left is null ? null : Bytes(left) };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task Stands(IStore store, long expected, string left) => (await store.Commit(Turn(expected, left), default)).ShouldBeTrue();

    private static (string, long) Recent(IStore store) => Of(store.Recent(Ana)!);

    private static async Task<(string, long)> Kept(IStore store) => Of(await store.Load(Ana, null, default));

    private static (string, long) Of(Loaded loaded) => (Encoding.UTF8.GetString(loaded.Conversation!), loaded.Version);
}
