using TriageBot.Outbox;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Outbox;

public sealed class OutboxSignalTests
{
    private readonly FakeClock _clock = new(DeliveryRig.Start);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-3)]
    public void Ring_DueNowByAClockThatWasSetInTheSleep_IsHeard(int hours)
    {
        var signal = Asleep();
        _clock.Set(TimeSpan.FromHours(hours));

        signal.Ring(_clock.GetUtcNow());

        signal.Heard(default).IsCompleted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    [InlineData(int.MaxValue, false)]
    public void Ring_DueLater_IsHeardOnlyBeforeTheSleeperWakes(int seconds, bool heard)
    {
        var signal = Asleep();

        signal.Ring(seconds is int.MaxValue ? DateTimeOffset.MaxValue : _clock.GetUtcNow().AddSeconds(seconds));

        signal.Heard(default).IsCompleted.ShouldBe(heard);
    }

    private OutboxSignal Asleep()
    {
        var signal = new OutboxSignal(_clock);
        signal.SleepsFor(TimeSpan.FromSeconds(30));
        return signal;
    }
}
