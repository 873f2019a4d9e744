using Microsoft.Extensions.Hosting;
using TriageBot.Outbox;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Outbox;

/// <summary>The pump as the host runs it: asleep until something is due.</summary>
public sealed class OutboxSleepTests
{
    private const string Ana = "+15551234567";

    [Fact]
    public async Task Running_CommitRings_WakesWithoutTimePassing()
    {
        await using var rig = await DeliveryRig.Open();
        await using var running = await Running.Start(rig);
        await rig.Add(rig.Text(Ana, "hello"));

        rig.The<OutboxSignal>().Ring();

        (await rig.Phones.Arrival(TimeSpan.FromSeconds(30))).ShouldBeTrue();
    }

    [Fact]
    public async Task Running_EntryFallsDue_WakesByItself()
    {
        await using var rig = await DeliveryRig.Open();
        await rig.Add(rig.Text(Ana, "later") with { Due = DeliveryRig.Start.AddSeconds(20) });
        await using var running = await Running.Start(rig);

        await MoveUntilArrival(rig);

        rig.Clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(DeliveryRig.Start.AddSeconds(20));
    }

    [Fact]
    public async Task Running_StoreCannotBeReadForAWhile_GoesOnAfterwards()
    {
        await using var rig = await DeliveryRig.Open();
        rig.Outbox.CannotRead = true;
        await rig.Add(rig.Text(Ana, "hello"));
        await using var running = await Running.Start(rig);
        rig.The<OutboxSignal>().Ring();
        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        rig.Phones.Texts.ShouldBeEmpty();

        rig.Outbox.CannotRead = false;

        await MoveUntilArrival(rig);
    }

    [Fact]
    public async Task Running_OutcomeCannotBeWritten_SendsOnceAndWritesLater()
    {
        await using var rig = await DeliveryRig.Open();
        await rig.Add(rig.Text(Ana, "one"), rig.Text(Ana, "two"));
        rig.Outbox.CannotWrite = true;
        var round = rig.Run();
        (await rig.Phones.Arrival(TimeSpan.FromSeconds(30))).ShouldBeTrue();
        for (var tries = 2; tries < 5; tries++)
        {
            await Until(rig, () => rig.Outbox.Refused >= tries);
        }

        rig.Phones.Texts.ShouldHaveSingleItem();
        round.IsCompleted.ShouldBeFalse();
        rig.Outbox.CannotWrite = false;
        await Until(rig, () => round.IsCompleted);

        rig.Phones.Texts.Select(text => text.Text).ShouldBe(["one", "two"]);
        (await rig.Store.Waiting(10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Running_Stopped_FinishesWhatIsUnderWay()
    {
        await using var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url);
        var hold = new TaskCompletionSource();
        receiver.Answer = (_, _) => hold.Task;
        await rig.Add(rig.Event("int_1", 1));
        var pump = rig.The<OutboxPump>();
        await pump.StartAsync(CancellationToken.None);
        await receiver.Arrival();

        var stopping = pump.StopAsync(CancellationToken.None);
        stopping.IsCompleted.ShouldBeFalse();
        hold.SetResult();
        await stopping;

        (await rig.Store.Waiting(10, default)).ShouldBeEmpty();
    }

    private static async Task MoveUntilArrival(DeliveryRig rig)
    {
        for (var second = 0; second < 600; second++)
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
            if (await rig.Phones.Arrival(TimeSpan.FromMilliseconds(20)))
            {
                return;
            }
        }

        throw new TimeoutException("no text came");
    }

    private static async Task Until(DeliveryRig rig, Func<bool> reached)
    {
        for (var i = 0; i < 600 && !reached(); i++)
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
            await rig.Phones.Arrival(TimeSpan.FromMilliseconds(20));
        }

        reached().ShouldBeTrue();
    }

    private sealed class Running(IHostedService pump) : IAsyncDisposable
    {
        public static async Task<Running> Start(DeliveryRig rig)
        {
            var pump = rig.The<OutboxPump>();
            await pump.StartAsync(CancellationToken.None);
            return new Running(pump);
        }

        public async ValueTask DisposeAsync() => await pump.StopAsync(CancellationToken.None);
    }
}
