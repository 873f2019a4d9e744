using FsCheck;
using FsCheck.Fluent;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Checking.Paths;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Checking.Paths;

public class ExploringTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void Exploring_OfAnySmallDialog_FindsWhatGivingEveryAnswerFinds() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(SmallDialogs.Any().ToArbitrary(), dialog =>
        {
            var truth = new BruteForce(dialog, Today);
            var universe = new Universe(dialog, Today);
            var reaches = dialog.Questions.Select((question, place) => (question.Id, Reach: Reach.Before(universe, universe.Applies[place], place))).ToList();

            reaches.Where(entry => entry.Reach.Holds is not null).Select(entry => entry.Id).ShouldBe(truth.Asked, ignoreOrder: true);
            reaches.Where(entry => entry.Reach.CanFail).Select(entry => entry.Id).ShouldBe(truth.PassedOver, ignoreOrder: true);
            dialog.Rules.Where(rule => Reach.Ever(universe, universe.Compile(rule, _ => true)).Holds is not null).Select(rule => rule.Id).ShouldBe(truth.Fired, ignoreOrder: true);
            new LongestPath(new Universe(dialog, Fork.SignalsLate(dialog), universe.AllAnswers, Today)).Find([])?.Length.ShouldBe(truth.Longest ?? 0);
        }));

    [Fact]
    public void Witnesses_OfTheRepositorysDialogs_LeadWhereTheySay()
    {
        foreach (var dialog in RepositoryContent.Load([]).Dialogs.Values)
        {
            var universe = new Universe(dialog, Today);
            var walk = new Walkthrough(dialog, Today);
            for (var place = 0; place < dialog.Questions.Length; place++)
            {
                var question = dialog.Questions[place];
                var witness = Reach.Before(universe, universe.Applies[place], place).Holds.ShouldNotBeNull();
                walk.Along(witness).ShouldContain(conversation => walk.Next(conversation) == question, question.Id);
            }

            foreach (var rule in dialog.Rules)
            {
                var witness = Reach.Ever(universe, universe.Compile(rule, _ => true)).Holds.ShouldNotBeNull(rule.Id);
                walk.Along(witness).ShouldContain(conversation => walk.Fires(conversation, rule), rule.Id);
            }
        }
    }

    [Fact]
    public void Exploring_ADialogTooEntangled_NamesTheQuestionsAndStops()
    {
        // No part of it can be looked at without the rest.
        var asked = Enumerable.Range(0, 40).Select(at => new Question { Id = "q" + at, Type = "yes-no" });
        var last = new Question { Id = "last", Type = "yes-no", When = Pairs(40) };
        var dialog = new Dialog { Id = "d", Version = "v", Questions = [.. asked, last] };

        var report = new PathChecks(dialog, "dialog.yaml", Today).Run();

        var finding = report.Findings.First(finding => finding.Code is "too-entangled");
        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldContain("q0");
    }

    // q0 is yes and q20 is yes, or q1 is yes and q21 is yes…: every first half must be remembered until the second is asked.
    private static Or Pairs(int count) =>
        new([.. Enumerable.Range(0, count / 2).Select(at => new And([new Is("q" + at, "yes", Negated: false), new Is("q" + (at + (count / 2)), "yes", Negated: false)]))]);
}
