using TriageBot.CaseQueue;
using TriageBot.Outbox;

namespace TriageBot.Tests.Outbox;

public sealed class RetryScheduleTests
{
    [Fact]
    public void CaseQueueSchedule_NothingSet_IsTheContractsLiteralList() =>
        Waits(new CaseQueueOptions().Schedule).ShouldBe([5, 30, 300, 1800, 7200, 18000, 36000, 36000]);

    [Fact]
    public void After_EachAttemptFailed_WaitsAsListedThenNoMore()
    {
        var schedule = RetrySchedule.Seconds(5, 30);

        schedule.After(1).ShouldBe(TimeSpan.FromSeconds(5));
        schedule.After(2).ShouldBe(TimeSpan.FromSeconds(30));
        schedule.After(3).ShouldBeNull();
        schedule.After(0).ShouldBeNull();
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(5, 5)]
    [InlineData(600, 600)]
    [InlineData(86_400, 86_400)]
    [InlineData(99_999_999, 86_400)]
    public void After_FarEndAskedForAWait_IsOnlyEverLonger(int asked, int waits) =>
        RetrySchedule.Seconds(5).After(1, TimeSpan.FromSeconds(asked)).ShouldBe(TimeSpan.FromSeconds(waits));

    [Fact]
    public void After_ListUsedUpAndFarEndAsked_IsNoMore() =>
        RetrySchedule.Seconds(5).After(2, TimeSpan.FromSeconds(60)).ShouldBeNull();

    [Theory]
    [InlineData(5, new[] { 5, 30, 120 })]
    [InlineData(1, new[] { 5, 30 })]
    [InlineData(60, new[] { 5, 30, 120, 600, 1800 })]
    public void Within_SomeMinutes_EndsBeforeThem(int minutes, int[] waits) =>
        Waits(RetrySchedule.Texts.Within(TimeSpan.FromMinutes(minutes))).ShouldBe(waits);

    private static IEnumerable<int> Waits(RetrySchedule schedule) => schedule.Waits.Select(wait => (int)wait.TotalSeconds);
}
