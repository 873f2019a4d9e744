using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>A host whose clock is behind the one that heard the last text answers all the same.</summary>
public class ClockStepTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    private static readonly DialogEngine Engine = new(new Content(RepositoryContent.Load(new List<Finding>()), QuestionTypes.Default(), new EngineSettings
    {
        HotlineName = "Legal Help Line",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
    }));

    [Theory]
    [InlineData(-10)]
    [InlineData(-3600)]
    [InlineData(-20000)]
    public void Words_HeardByAClockPutBack_AreNoPartOfTheStoryBefore(int seconds)
    {
        var conversation = Say(null, Now, "hello", "1", "2", "1", "1");

        var turn = Take(conversation, Now.AddSeconds(seconds), "somebody took my wallet at the bus stop");

        turn.Effects.OfType<Say>().ShouldNotBeEmpty();
    }

    [Fact]
    public void Texts_HeardByAClockPutBack_AreNotCountedInTheMinuteOfTheOther()
    {
        var conversation = Say(null, Now, "hello");

        for (var text = 0; text < 60; text++)
        {
            var turn = Take(conversation, Now.AddHours(-2).AddSeconds(6 * text), "help");
            turn.Effects.OfType<Say>().ShouldNotBeEmpty($"text {text}");
            conversation = turn.Conversation;
        }
    }

    private static Conversation? Say(Conversation? conversation, DateTimeOffset now, params string[] texts) =>
        texts.Aggregate(conversation, (before, text) => Take(before, now, text).Conversation);

    private static Turn Take(Conversation? conversation, DateTimeOffset now, string text) =>
        Engine.Take(conversation, new MessageCame(now, text), new NewIds("c", "i", "K7-42"), "intake");
}
