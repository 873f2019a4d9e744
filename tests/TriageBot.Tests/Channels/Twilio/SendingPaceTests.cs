using TriageBot.Channels.Twilio;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.Twilio;

public class SendingPaceTests
{
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Turn_TextsOfOneSender_GoOneAfterAnotherBySegments()
    {
        var pace = new SendingPace(1, _clock);
        Task[] turns = [Turn(pace, 1), Turn(pace, 3), Turn(pace, 1), Turn(pace, 1)];

        Gone(turns).ShouldBe([true, false, false, false]);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Gone(turns).ShouldBe([true, true, false, false]);
        _clock.Advance(TimeSpan.FromSeconds(2.9));
        Gone(turns).ShouldBe([true, true, false, false]);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Gone(turns).ShouldBe([true, true, true, false]);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Gone(turns).ShouldBe([true, true, true, true]);
    }

    [Fact]
    public void Turn_SafetyText_WaitsForNothing()
    {
        var pace = new SendingPace(1, _clock);
        Task[] waiting = [Turn(pace, 5), Turn(pace, 5), Turn(pace, 5)];

        Turn(pace, 2, safety: true).IsCompleted.ShouldBeTrue();
        Gone(waiting).ShouldBe([true, false, false]);
    }

    [Fact]
    public void Turn_OtherSender_HasAPaceOfItsOwn()
    {
        var pace = new SendingPace(0.5, _clock);
        Turn(pace, 10).IsCompleted.ShouldBeTrue();

        pace.Turn("+15550002222", 1, safety: false, CancellationToken.None).IsCompleted.ShouldBeTrue();
        Turn(pace, 1).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void Turn_NoPaceSet_NeverWaits()
    {
        var pace = new SendingPace(0, _clock);

        Enumerable.Range(0, 100).ShouldAllBe(_ => Turn(pace, 8, false).IsCompleted);
    }

    private static Task Turn(SendingPace pace, int segments, bool safety = false) => pace.Turn("+15550001111", segments, safety, CancellationToken.None);

    private static bool[] Gone(Task[] turns) => [.. turns.Select(turn => turn.IsCompleted)];
}
