using Microsoft.Extensions.Logging.Abstractions;
using TriageBot.Outbox;
using TriageBot.Stores;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Outbox;
using TriageBot.Tests.Support;
using TriageBot.Turns;

namespace TriageBot.Tests.Turns;

public sealed class ArrivalsTests
{
    private static readonly ContactKey Ana = new("ana");

    [Fact]
    public async Task StopAsync_NotesOnTheirWayToTheStore_WaitsForThemAndTakesTheRest()
    {
        var store = new MemoryStore();
        await store.Add([Entry("one"), Entry("two"), Entry("three")], default);
        var slow = new TaskCompletionSource();
        using var arrivals = new Arrivals(new SickOutbox(store) { Noted = slow.Task }, new FakeClock(DateTimeOffset.UnixEpoch), NullLogger<Arrivals>.Instance);
        arrivals.Note(["one"]);
        var underWay = arrivals.Flush();
        var stopping = arrivals.StopAsync(default);

        stopping.IsCompleted.ShouldBeFalse();
        arrivals.Note(["two"]);
        slow.SetResult();
        await stopping;

        underWay.IsCompletedSuccessfully.ShouldBeTrue();
        (await store.Waiting(10, default)).ShouldHaveSingleItem().Id.ShouldBe("three");
    }

    private static OutboxEntry Entry(string id) => new(id, Ana, Lane.Own(id), OutboxKind.Message, DateTimeOffset.UnixEpoch, [1]);
}
