using System.Text.RegularExpressions;
using TriageBot.Engine.Checking.Paths;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Dialogs;

/// <summary>Coordinators read when a question is asked in words, never in ids.</summary>
public sealed class ConditionWordsTests
{
    /// <summary>All that may stand around labels and numbers.</summary>
    private const string Vocabulary =
        "a ago an and any answer answered asked at away being child country danger day days death device do does dying exactly for forced harm has have held in include includes is it least less more most neither never "
        + "no nor not of on or out person real self sent shared skipped so somebody spoke sure text than that the they to understood violence was with work write yes";

    private static readonly Dialog Dialog = Replays.Engine.Content.Published("intake");

    [Fact]
    public void Of_EveryConditionThatShips_LeavesNoIdInTheSentence()
    {
        var known = Vocabulary.Split(' ').ToHashSet(StringComparer.Ordinal);
        var conditions = Fork.Conditions(Dialog).ToList();

        conditions.Count.ShouldBeGreaterThan(100);
        foreach (var condition in conditions.Concat(conditions.Select(one => new Not(one))))
        {
            var bare = Regex.Replace(Said(condition), "“[^”]+”|[(),]|[0-9]+", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
            bare.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(word => !known.Contains(word)).ShouldBeEmpty(Said(condition));
        }
    }

    [Theory]
    [InlineData("topic includes work and who is not someone_else", "“What it is about” includes “Work” and “Who needs help” is not “Someone else”")]
    [InlineData("danger is yes or danger is not-sure or danger is unread", "“Danger now” is yes, not sure or not understood")]
    [InlineData("not (topic includes work or topic includes family)", "“What it is about” includes neither “Work” nor “Family”")]
    [InlineData("shared_device and (who is me_minor or flag(custody))", "they write on a shared device and (“Who needs help” is “Me, I am under 18” or a text spoke of somebody held)")]
    [InlineData("days_until(court_date) <= 30", "“Next date” is at most 30 days away")]
    [InlineData("amount_owed >= 500.5 and not asked_for_person", "“Money owed” is at least 500.5 and they have not asked for a person")]
    [InlineData("answered(zip) and flagged", "“ZIP or city” has a real answer and a text spoke of danger")]
    public void Of_ACondition_IsASentence(string condition, string sentence) => Said(ConditionParser.TryParse(condition, out _)!).ShouldBe(sentence);

    [Fact]
    public void Of_EveryShapeThereIs_HasWords()
    {
        var shapes = typeof(Condition).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Condition))).Select(type => type.Name);

        Condition[] all =
        [
            new And([new AskedForPerson()]), new Or([new AskedForPerson()]), new Not(new AskedForPerson()), new Is("who", "me_adult", false), new Includes("topic", "work"), new IsAnswered("zip"), new FlagHeard(null),
            new AskedForPerson(), new OnSharedDevice(), new NumberIs("amount_owed", Comparison.Less, 1), new DaysAre("court_date", true, Comparison.More, 1),
        ];

        all.Select(condition => condition.GetType().Name).ShouldBe(shapes, ignoreOrder: true);
        all.Select(Said).ShouldAllBe(said => said.Length > 0);
    }

    [Fact]
    public void Branches_OfTheDialogThatShips_HoldEveryQuestionInFullOnce()
    {
        var all = Branch.Of(Dialog).SelectMany(Flat).ToList();

        all.Where(branch => !branch.IsAgain).Select(branch => branch.Question.Id).ShouldBe(Dialog.Questions.Select(question => question.Id), ignoreOrder: true);
        all.Count.ShouldBeLessThan(400);
    }

    private static IEnumerable<Branch> Flat(Branch branch) => branch.Opens.SelectMany(opened => opened.Branches).SelectMany(Flat).Prepend(branch);

    private static string Said(Condition condition) => new ConditionWords(Dialog, Replays.Engine.Content.StaffPhrasingOf(Dialog)).Of(condition);
}
