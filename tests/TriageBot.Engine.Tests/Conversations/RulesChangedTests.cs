using System.Collections.Frozen;
using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Tests.Support;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>A change of law reaches whoever waits already: upwards by itself, downwards only by a person.</summary>
public class RulesChangedTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    private static readonly string[] Texts = ["hello", "hola", "1", "2", "3", "0", "STOP", "START", "BACK", "DELETE", "PERSON", "EXIT", "3/4/2027", "tomorrow", "no sé", "la migra se llevó a mi hermano", "Ana", "60629", "thank you"];

    [Theory]
    [InlineData(Level.Within72h, IntakeEvents.Updated, 0)]
    [InlineData(Level.SameDay, IntakeEvents.Flagged, 0)]
    [InlineData(Level.Emergency, IntakeEvents.Flagged, 1)]
    public void Rule_ThatAsksForMore_RaisesWhatWasHandedOverAsADeadlineDoes(Level level, string told, int pages)
    {
        var turn = Take(Under(Always("new-law", level)), Waiting(Level.Routine));

        turn.Conversation.Handover!.Level.ShouldBe(level);
        turn.Effects.OfType<TellCaseQueue>().ShouldHaveSingleItem().Type.ShouldBe(told);
        turn.Effects.OfType<Page>().Count().ShouldBe(pages);
        turn.Effects.OfType<Say>().ShouldBeEmpty("nobody is told a change of law by text");
    }

    [Fact]
    public void Rules_ThatAskForLessOrForNothing_LowerNothing()
    {
        var turn = Take(Under(), Waiting(Level.Emergency));

        turn.Conversation.Handover!.Level.ShouldBe(Level.Emergency);
        turn.Effects.OfType<TellCaseQueue>().ShouldBeEmpty();
    }

    [Fact]
    public void Level_LoweredByAPerson_RisesByANewRuleAloneAndNotByThoseTheyJudged()
    {
        var judged = Waiting(Level.Routine) with { Lowered = new Lowered(Level.Routine, [new Overruled("old-law", Level.SameDay)]) };

        Take(Under(Always("old-law", Level.SameDay)), judged).Effects.OfType<TellCaseQueue>().ShouldBeEmpty();
        Take(Under(Always("old-law", Level.SameDay), Always("new-law", Level.Within72h)), judged).Conversation.Handover!.Level.ShouldBe(Level.Within72h);
    }

    [Fact]
    public void Rule_ThatLooksAtDaysInItsConditionAlone_IsLookedAtEachNight()
    {
        var engine = Under(Always("near", Level.SameDay) with { When = new DaysAre("court_date", Since: false, Comparison.AtMost, 7) });
        var conversation = Waiting(Level.Routine);

        var turn = Take(engine, conversation with { Answers = [.. conversation.Answers, Picked("who", "someone_else"), Picked("topic", "immigration"), Picked("imm_what", "court"), Picked("court_kind", "court"), new("court_date", new OnDate(new DateOnly(2026, 12, 20)), "Dec 20", "en", Now)] });

        turn.Effects.OfType<SetTimer>().ShouldContain(timer => timer.Kind == TimerKind.Deadline);
    }

    [Fact]
    public void Withdrawn_StaysWithdrawn() =>
        Take(Under(Always("new-law", Level.Emergency)), Waiting(Level.Routine) with { Phase = Phase.Withdrawn }).Effects.Where(effect => effect is TellCaseQueue or Page or Say).ShouldBeEmpty();

    [Fact]
    public void SameRules_WhateverWasTexted_ChangeNothingAndSendNothing() => Prop.ForAll(Gen.Elements(Texts).ArrayOf(14).ToArbitrary(), texts =>
    {
        var rehearsal = new Rehearsal(Replays.Engine, "intake", Now);
        foreach (var text in texts)
        {
            rehearsal.Wait(TimeSpan.FromMinutes(1));
            var before = rehearsal.Say(text).Conversation;
            var again = Take(Replays.Engine, before, before.LastHeardAt ?? before.StartedAt);
            again.Conversation.ShouldBe(before);
            again.Effects.ShouldAllBe(effect => effect is SetTimer || effect is ClearTimer);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static Turn Take(DialogEngine engine, Conversation conversation, DateTimeOffset? at = null) =>
        engine.Take(conversation, new RulesChanged(at ?? Now), new NewIds("cnv_9", "int_9", "T9-1"), "intake");

    private static DialogEngine Under(params Rule[] rules)
    {
        var library = RepositoryContent.Load(new List<Finding>());
        var dialog = library.Dialogs["intake"] with { Rules = [.. rules] };
        return new DialogEngine(new Content(library with { Dialogs = new Dictionary<string, Dialog>(StringComparer.Ordinal) { ["intake"] = dialog }.ToFrozenDictionary(StringComparer.Ordinal) }, QuestionTypes.Default(), Replays.Engine.Content.Settings));
    }

    private static Rule Always(string id, Level level) => new()
    {
        Id = id, When = new Is("danger", "no", Negated: false), Level = level, Text = "A new law", Source = "test", EffectiveFrom = DateOnly.MinValue, ReviewBy = DateOnly.MaxValue,
    };

    private static Answer Picked(string question, string option) => new(question, new Chosen([option]), "1", "en", Now);

    private static Conversation Waiting(Level level) => Conversation.Begin(new NewIds("cnv_1", "int_1", "K7-42"), Replays.Engine.Content.Published("intake"), Now.AddDays(-1)) with
    {
        Phase = Phase.Submitted,
        Locale = "en",
        Answers = [new("danger", new No(), "2", "en", Now.AddDays(-1))],
        Consent = new(Given: true, "v1", "en", "1", Now.AddDays(-1)),
        Handover = new(level, 1, Sent: true, Completed: true),
        TextsUntil = Now.AddDays(29),
        LastHeardAt = Now.AddHours(-1),
    };
}
