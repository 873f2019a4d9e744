using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>When our reading fails, the person must not pay for it.</summary>
public class UnreadMessageTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    private static readonly DialogEngine Engine = new(new Content(RepositoryContent.Load(new List<Finding>()), QuestionTypes.Default(), new EngineSettings
    {
        HotlineName = "Legal Help Line",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
    }));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Unread_AtAnyPoint_IsKeptAnsweredAndWantsAPerson(int texts)
    {
        var rehearsal = new Rehearsal(Engine, "intake", Now);
        foreach (var text in new[] { "hello", "1", "2", "1" }.Take(texts))
        {
            rehearsal.Say(text);
            rehearsal.Wait(TimeSpan.FromSeconds(10));
        }

        var waiting = rehearsal.Conversation?.Waiting;
        var turn = Engine.Take(rehearsal.Conversation, new MessageUnread(Now.AddMinutes(1), "my words"), new NewIds("c", "i", "K7-42"), "intake");

        turn.Conversation.Remarks.ShouldContain(remark => remark.Text == "my words");
        turn.Conversation.WantsPerson.ShouldBeTrue();
        turn.Conversation.Waiting.ShouldBe(waiting);
        turn.Effects.OfType<Say>().ShouldHaveSingleItem();
    }
}
