using TriageBot.Chaos.Judging;
using TriageBot.Chaos.Logs;

namespace TriageBot.Tests.Chaos;

/// <summary>The judge of chaos runs has to be able to say no.</summary>
public class JudgeTests
{
    private static readonly Entry Answer = SmallLog.Line(What.Reaches, 2);

    [Fact]
    public void Log_AsRehearsed_IsGood() => SmallLog.Judged(SmallLog.Lines).Failures.ShouldBeEmpty();

    [Fact]
    public void Log_AnotherReference_IsGood() =>
        SmallLog.Judged(SmallLog.Instead(Answer, Answer with { Text = "Sent: W2-900." })).Failures.ShouldBeEmpty();

    [Fact]
    public void Message_WithoutItsAnswer_IsLost() => Fails(SmallLog.Without(Answer), "text 1 lacks of its answer");

    [Fact]
    public void Message_NeverTakenIn_IsLost() => Fails(SmallLog.Without(SmallLog.Line(What.Call, 1)), "SM2 was never taken in");

    [Fact]
    public void Message_FoundByListing_IsNotLost()
    {
        var call = SmallLog.Line(What.Call, 1);
        SmallLog.Judged(SmallLog.Instead(call, new Entry { Kind = What.Listed, At = call.At, Sid = call.Sid })).Failures.ShouldBeEmpty();
    }

    [Fact]
    public void Message_AnsweredInTwoWays_Fails() =>
        Fails(SmallLog.With(SmallLog.Line(What.Call) with { At = 14, Text = "Something else." }), "answered in 2 ways");

    [Fact]
    public void Message_Refused_Fails() =>
        Fails(SmallLog.With(SmallLog.Line(What.Call) with { At = 2.5, Outcome = "403", Text = "" }), "answered 403");

    [Fact]
    public void Person_WhoWaitedInVain_Fails() =>
        Fails(SmallLog.Instead(SmallLog.Line(What.Ends), new Entry { Kind = What.Despairs, At = 13, Phone = SmallLog.Phone, Turn = 1 }), "no whole answer to text 1");

    [Fact]
    public void Thread_WithAWrongText_Fails() =>
        Fails(SmallLog.Instead(Answer, Answer with { Text = "What is your ZIP code?" }), "not the script's answer");

    [Fact]
    public void Thread_AnswerBeforeItsText_Fails() =>
        Fails(SmallLog.Instead(Answer, Answer with { At = 9 }), "not the script's answer after text 0");

    [Fact]
    public void Thread_TextDoubledForNoReason_Fails() => Fails(SmallLog.With(Answer with { At = 14, Outcome = "rest" }), "doubled for no reason");

    [Fact]
    public void Thread_TextDoubledLongAfterAKill_Fails() =>
        Fails(SmallLog.With(Kill(At: 16, "h1"), Answer with { At = 20, Outcome = "rest" }), "doubled for no reason");

    [Fact]
    public void Thread_TextDoubledAfterAnotherHostsDeath_Fails() =>
        Fails(SmallLog.With(Kill(At: 11.1, "h2"), Answer with { At = 20, Outcome = "rest" }), "doubled for no reason");

    [Fact]
    public void Thread_TextDoubledAfterItsSendersDeath_IsExplained() =>
        Explained(SmallLog.With(Kill(At: 11.1, "h1"), Answer with { At = 31, Outcome = "rest" }));

    [Fact]
    public void Thread_TextDoubledAfterACutCall_IsExplained() =>
        Explained(SmallLog.With(SmallLog.Line(What.Call, 1) with { At = 10.5, Outcome = "cut", Text = "" }, Answer with { At = 31, Outcome = "rest" }));

    [Fact]
    public void Thread_TextDoubledAfterItsMessageCameAgainWhileTheStoreWasDown_IsExplained() =>
        Explained(SmallLog.With(SmallLog.Line(What.Call, 1) with { At = 20, Text = SmallLog.StoreDown }, Answer with { At = 44, Outcome = "rest" }));

    [Fact]
    public void Thread_TextDoubledAfterItsMessageHadWaitedForTheStore_Fails() =>
        Fails(SmallLog.With(SmallLog.Line(What.Call, 1) with { At = 10.5, Text = SmallLog.StoreDown }, Answer with { At = 44, Outcome = "rest" }), "doubled for no reason");

    [Fact]
    public void Thread_TextDoubledAfterAnotherMessageCameAgainWhileTheStoreWasDown_Fails() =>
        Fails(SmallLog.With(SmallLog.Line(What.Call) with { At = 20, Text = SmallLog.StoreDown }, Answer with { At = 44, Outcome = "rest" }), "doubled for no reason");

    [Fact]
    public void Thread_TextDoubledAfterADoubtfulSend_IsExplained() =>
        Explained([.. SmallLog.Instead(Answer, Answer with { Outcome = "rest", Doubtful = true }), Answer with { At = 16, Outcome = "rest" }]);

    [Theory]
    [InlineData(SmallLog.StoreDown)]
    [InlineData("El sistema esta lento.")]
    public void Thread_ToldThatTheStoreIsDown_IsSetAside(string text)
    {
        var verdict = SmallLog.Judged(SmallLog.With(Answer with { At = 10.5, Text = text }));
        verdict.Failures.ShouldBeEmpty();
        verdict.StoreDown.ShouldBe(1);
    }

    [Theory]
    [InlineData("disk full", 0)]
    [InlineData("receiver down", 1)]
    public void Thread_DangerAnsweredAtOnceAndAgain_IsRightOnlyWhileTheStoreIsDown(string broken, int failures)
    {
        Entry[] more = [new() { Kind = What.Monkey, At = 10.2, Until = 12, Outcome = broken }, Answer with { At = 10.9, Text = "Thank you for telling me." }];
        var calm = SmallLog.Instead(Answer, Answer with { Text = "Thank you for telling me.\nWho needs help?" });

        Judge.Read(calm, [.. calm.Concat(more).OrderBy(entry => entry.At)], [SmallLog.StoreDown]).Failures.Count.ShouldBe(failures);
    }

    [Fact]
    public void Thread_DangerAnsweredWithTheWordThatTheStoreIsDown_IsRightHoweverLongThatWasAgo()
    {
        const string Danger = "Thank you for telling me.";
        Entry[] more =
        [
            SmallLog.Line(What.Call, 1) with { At = 10.9, Text = Danger + What.Between + SmallLog.StoreDown },
            Answer with { At = 10.9, Text = Danger }, Answer with { At = 10.9, Text = SmallLog.StoreDown },
        ];
        var calm = SmallLog.Instead(Answer, Answer with { Text = Danger + "\nWho needs help?" });

        Judge.Read(calm, [.. calm.Concat(more).OrderBy(entry => entry.At)], [SmallLog.StoreDown]).Failures.ShouldBeEmpty();
    }

    [Fact]
    public void Event_Missing_Fails() => Fails(SmallLog.Without(SmallLog.Line(What.Webhook, 1)), "events are [intake.flagged emergency], not");

    [Fact]
    public void Event_AgainUnderItsId_IsNoSecondEvent() =>
        SmallLog.Judged(SmallLog.With(SmallLog.Line(What.Webhook, 1) with { At = 14 })).Failures.ShouldBeEmpty();

    [Fact]
    public void Event_AgainUnderItsIdWithAnotherBody_Fails() =>
        Fails(SmallLog.With(SmallLog.Line(What.Webhook, 1) with { At = 14, Digest = "c" }), "evt_2 came with different bodies");

    [Fact]
    public void Event_AgainUnderAnotherId_Fails() =>
        Fails(SmallLog.With(SmallLog.Line(What.Webhook, 1) with { At = 14, Id = "evt_3" }), "under 2 ids");

    [Fact]
    public void Intake_CompletedTwice_Fails() =>
        Fails(SmallLog.With(SmallLog.Line(What.Webhook, 1) with { At = 14, Id = "evt_3", Revision = 3 }), "int_1 was completed 2 times");

    [Fact]
    public void Revisions_OutOfOrder_Fail() =>
        Fails(SmallLog.Instead(SmallLog.Line(What.Webhook), SmallLog.Line(What.Webhook) with { At = 12.5 }), "first delivered in the order 2, 1");

    [Fact]
    public void Revisions_OutOfOrderAfterADeadLetter_AreGood()
    {
        var flagged = SmallLog.Line(What.Webhook);
        SmallLog.Judged([flagged with { Outcome = "410" }, .. SmallLog.Instead(flagged, flagged with { At = 12.5 })]).Failures.ShouldBeEmpty();
    }

    [Fact]
    public void Event_SignedWrong_Fails() =>
        Fails(SmallLog.With(SmallLog.Line(What.Webhook, 1) with { At = 11.5, Outcome = "401" }), "evt_2 is not signed right");

    [Theory]
    [InlineData(400, "h1", 0)]
    [InlineData(-7200, "h1", 0)]
    [InlineData(200, "h1", 1)]
    [InlineData(400, "h2", 1)]
    public void Event_SignedAtAWrongTime_IsRightOnlyWhileThatHostsClockIsOff(int off, string host, int failures)
    {
        var clock = new Entry { Kind = What.Monkey, At = 11, Until = 12, Host = host, Off = off, Outcome = What.ClockOff + "minutes" };
        SmallLog.Judged(SmallLog.With(SmallLog.Line(What.Webhook, 1) with { At = 11.5, Outcome = What.Untimely }, clock)).Failures.Count.ShouldBe(failures);
    }

    [Fact]
    public void Thread_TextDoubledWhileAClockIsOff_Fails() => Fails(
        SmallLog.With(Answer with { At = 14, Outcome = "rest" }, new Entry { Kind = What.Monkey, At = 10, Until = 15, Host = "h1", Off = 7200, Outcome = What.ClockOff + "hours" }),
        "doubled for no reason");

    [Fact]
    public void Danger_ThatNobodyWasPagedAbout_Fails() => Fails(SmallLog.Without(SmallLog.Line(What.Reaches, 1)), "nobody was paged");

    [Fact]
    public void Event_ErasedOnItsWayByWhoeverDeleted_IsNotMissed()
    {
        var (calm, withdrawn) = Deleted();
        Judge.Read(calm, [.. calm.Where(entry => entry.Kind is not What.Webhook), withdrawn], [SmallLog.StoreDown]).Failures
            .ShouldNotContain(failure => failure.Contains("events are", StringComparison.Ordinal));
    }

    [Fact]
    public void Withdrawal_OfWhoeverDeleted_IsMissed()
    {
        var (calm, withdrawn) = Deleted();
        Judge.Read(calm, [.. calm.Where(entry => entry != withdrawn)], [SmallLog.StoreDown]).Failures
            .ShouldContain(failure => failure.Contains("events are [intake.flagged emergency], not", StringComparison.Ordinal));
    }

    [Fact]
    public void Withdrawal_ThatNobodyBegan_Fails() =>
        Fails(SmallLog.With(SmallLog.Line(What.Webhook, 1) with { At = 14, Id = "evt_9", Intake = "int_9", Phone = null, Type = "intake.withdrawn" }), "1 intakes were withdrawn that nobody began");

    private static (IReadOnlyList<Entry> Calm, Entry Withdrawn) Deleted()
    {
        var completed = SmallLog.Line(What.Webhook, 1);
        var withdrawn = completed with { Type = "intake.withdrawn", Phone = null };
        return (SmallLog.Instead(completed, withdrawn), withdrawn);
    }

    private static Entry Kill(double At, string host) => new() { Kind = What.Monkey, At = At, Host = host, Outcome = "kill host" };

    private static void Fails(IReadOnlyList<Entry> log, string with) => SmallLog.Judged(log).Failures.ShouldContain(failure => failure.Contains(with, StringComparison.Ordinal));

    private static void Explained(IReadOnlyList<Entry> log)
    {
        var verdict = SmallLog.Judged(log);
        verdict.Failures.ShouldBeEmpty();
        verdict.Doubled.ShouldBe(1);
    }
}
