using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Tests.Urgency;

public class AssessorTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly Clock Hearing = new(
        "hearing", "hearing_date", Span.None, [new(Level.Emergency, 2), new(Level.SameDay, 7), new(Level.Within72h, 30)], Level.SameDay, Level.Within72h);

    [Theory]
    [InlineData(-1, Level.SameDay)]
    [InlineData(0, Level.Emergency)]
    [InlineData(2, Level.Emergency)]
    [InlineData(3, Level.SameDay)]
    [InlineData(7, Level.SameDay)]
    [InlineData(8, Level.Within72h)]
    [InlineData(30, Level.Within72h)]
    [InlineData(31, Level.Routine)]
    public void Clock_DaysLeft_DecidesTheLevel(int days, Level level) =>
        Assess([TimedRule("hearing", Hearing)], Dated(days)).Level.ShouldBe(level);

    [Fact]
    public void Clock_DateNotKnown_Raises() =>
        Assess([TimedRule("hearing", Hearing)], new KnownFacts(Today, ("hearing_date", new NotSure()))).Level.ShouldBe(Level.Within72h);

    [Fact]
    public void Clock_NotAsked_SaysNothing() => Assess([TimedRule("hearing", Hearing)], new KnownFacts(Today)).ShouldBe(Assessment.None);

    [Fact]
    public void Clock_DateReadsTwoWays_CountsTheEarlier()
    {
        var facts = new KnownFacts(Today, ("hearing_date", new OnDate(Today.AddDays(1), Today.AddDays(60))));
        var reason = Assess([TimedRule("hearing", Hearing)], facts).Reasons.ShouldHaveSingleItem();
        reason.Level.ShouldBe(Level.Emergency);
        reason.Deadline.ShouldBe(new Deadline("hearing", Today.AddDays(1), 1, "earlier-of-two"));
    }

    [Fact]
    public void Reason_OfAClock_SaysWhenAndFromWhat()
    {
        var reason = Assess([TimedRule("hearing", Hearing)], Dated(4)).Reasons.ShouldHaveSingleItem();
        reason.Text.ShouldBe("Court hearing in 4 days");
        reason.Answers.ShouldBe(["hearing_date"]);
        reason.Source.ShouldBe("test");
    }

    [Fact]
    public void Rule_NotYetInForce_IsNotCounted() =>
        Assess([TimedRule("hearing", Hearing) with { EffectiveFrom = Today.AddDays(1) }], Dated(1)).ShouldBe(Assessment.None);

    [Fact]
    public void Rule_PastItsReviewDate_SaysSoInItsReasonAndFiresAllTheSame()
    {
        var rule = TimedRule("hearing", Hearing) with { ReviewBy = Today };

        Assess([rule], Dated(4)).Reasons.ShouldHaveSingleItem().Text.ShouldBe("Court hearing in 4 days");
        Assess([rule with { ReviewBy = Today.AddDays(-1) }], Dated(4)).Reasons.ShouldHaveSingleItem().Text.ShouldBe("Court hearing in 4 days (this rule was to be reviewed by 2026-11-21)");
    }

    [Theory]
    [InlineData(2026, 11, 20, 1, 2026, 11, 23)]
    [InlineData(2026, 11, 22, 15, 2026, 12, 11)]
    public void BusinessDays_SkipWeekends(int y, int m, int d, int count, int ey, int em, int ed) =>
        new Span(count, SpanUnit.BusinessDays).From(new DateOnly(y, m, d)).ShouldBe(new DateOnly(ey, em, ed));

    [Fact]
    public void Score_MoreReasons_NeverLower() => Prop.ForAll(Rules(), Rules(), (some, more) =>
    {
        var facts = Dated(1);
        var less = Assess(some, facts);
        var all = Assess([.. some, .. more], facts);
        return all.Score >= less.Score && all.Level >= less.Level && all.Score is >= 0 and <= 100;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Score_WorseReason_NeverLower() => Prop.ForAll(Rules(), rules =>
    {
        var facts = Dated(1);
        var before = Assess(rules, facts).Score;
        return Enumerable.Range(0, rules.Length).All(i => Assess(rules.SetItem(i, rules[i] with { Level = Level.Emergency }), facts).Score >= before);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Score_NearerDeadline_NeverLower() => Prop.ForAll(Rules(), Gen.Choose(0, 400).ToArbitrary(), (rules, days) =>
    {
        var clocked = rules.Add(TimedRule("hearing", Hearing));
        return Assess(clocked, Dated(days)).Score >= Assess(clocked, Dated(days + 1)).Score;
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<ImmutableArray<Rule>> Rules() => Gen.Choose(0, 3)
        .Select(level => new Rule { Id = "r" + level, Level = (Level)level, Text = "x", Source = "test", EffectiveFrom = DateOnly.MinValue, ReviewBy = DateOnly.MaxValue })
        .ListOf().Select(rules => rules.ToImmutableArray()).ToArbitrary();

    private static Rule TimedRule(string id, Clock clock) => new()
    {
        Id = id, Clock = clock, Text = "Court hearing {when}", Source = "test", EffectiveFrom = DateOnly.MinValue, ReviewBy = DateOnly.MaxValue,
    };

    private static KnownFacts Dated(int days) => new(Today, ("hearing_date", new OnDate(Today.AddDays(days))));

    private static Assessment Assess(ImmutableArray<Rule> rules, IFacts facts) => Assessor.Assess(rules, facts, days => $"in {days} days");
}
