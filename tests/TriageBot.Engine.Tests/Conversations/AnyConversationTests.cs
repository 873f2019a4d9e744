using FsCheck;
using FsCheck.Fluent;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>Whatever people send, in whatever order, with whatever silence in between.</summary>
public class AnyConversationTests
{
    private static readonly DialogEngine Engine = new(new Content(RepositoryContent.Load(new List<Finding>()), QuestionTypes.Default(), new EngineSettings
    {
        HotlineName = "Legal Help Line",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
        PerContactPerMinute = 0,
    }));

    private static readonly string[] Likely =
    [
        "hello", "hola", "1", "2", "3", "0", "1 3", "STOP", "START", "HELP", "BACK", "RESTART", "LANGUAGE", "DELETE", "PERSON", "EXIT", "SALIR", "español", "english",
        "3/4/2026", "next friday", "no sé", "la migra se llevó a mi hermano", "he is hitting me", "Ana", "60629", "1\u0CBC", "99999999999999999999999999999999999999999", "3/99999999999/1", "1234567890123", "0,0.0", "\U0001D7D9", "\u0661\u0300 \uD800", "", "...", "thank you", "yes they took him",
    ];

    [Fact]
    public void Conversation_AnyTextsAndSilences_NeverThrowsAndAlwaysKnowsWhatItWaitsFor() => Prop.ForAll(Steps().ToArbitrary(), steps =>
    {
        var rehearsal = new Rehearsal(Engine, "intake", new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero), saved: true);
        foreach (var (text, minutes) in steps)
        {
            rehearsal.Wait(TimeSpan.FromMinutes(minutes));
            var turn = rehearsal.Say(text);
            var asking = turn.Conversation.Phase is Phase.Safety or Phase.Consent or Phase.Screening;
            (asking == (turn.Conversation.Waiting is not null && asking)).ShouldBeTrue();
            if (asking)
            {
                turn.Conversation.Waiting.ShouldNotBeNull();
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private static Gen<(string Text, int Minutes)[]> Steps()
    {
        var texts = Gen.Frequency((8, Gen.Elements(Likely)), (1, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")));
        var minutes = Gen.Frequency((8, Gen.Constant(1)), (1, Gen.Constant(0)), (1, Gen.Choose(2, 20_000)));
        return texts.Zip(minutes).ArrayOf();
    }
}
