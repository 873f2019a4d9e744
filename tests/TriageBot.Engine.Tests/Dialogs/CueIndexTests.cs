using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Tests.Dialogs;

public class CueIndexTests
{
    [Theory]
    [InlineData("topic is t1", 1)]
    [InlineData("zip is yes and topic is t1", 0)]
    [InlineData("answered(zip) and topic is t1", 1)]
    [InlineData("(topic is t1 or flag(custody)) and answered(zip)", 1)]
    [InlineData("topic is t2", 0)]
    [InlineData("topic is t2 or asked_for_person", 0)]
    [InlineData("topic is not t2", 1)]
    [InlineData("not (topic is t1)", 1)]
    public void On_OneTopicPicked_LooksOnlyWhereTheConditionCanHold(string condition, int looks) =>
        Index(condition).On(Picked("t1")).Count().ShouldBe(looks);

    [Fact]
    public void On_OneTopicOfAThousand_LooksAtItsOwnQuestionsAlone()
    {
        var index = Index([.. Enumerable.Range(0, 3000).Select(at => $"topic is t{at / 3}")]);

        index.On(Picked("t500")).ShouldBe([1500, 1501, 1502]);
    }

    private static CueIndex Index(params string[] conditions) =>
        new(conditions.Select(condition => Cue.Of(ConditionParser.TryParse(condition, out _).ShouldNotBeNull())));

    private static List<Cue> Picked(string topic)
    {
        var cues = new List<Cue>();
        Cue.AddOf("topic", new Chosen([topic]), cues);
        return cues;
    }
}
