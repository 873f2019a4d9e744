using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Checking;

/// <summary>An example that is right no more is corrected as a careful person would: the values that differ, and nothing else.</summary>
public sealed class ExampleEditsTests
{
    private const string Right = """
        name: "A wage"   # two weeks
        locales: [en]
        now: 2026-11-22T15:00:00-05:00
        turns:
          - in: "hello"
            expect: {question: safe, phase: safety, says: [greeting]}  # as always
          - in: "1"
            expect:
              question: danger
              level: routine
              events: []
          - in: "2"
            expect: {question: consent}
          - in: "1"
          - in: "1"
          - in: "2 3"
            expect: {question: family_what, answer: {topic: [work, family]}, rules: []}

        """;

    [Theory]
    [InlineData("question: safe, phase: safety", "question: topic, phase: review")]
    [InlineData("events: []", "events: [intake.flagged]")]
    [InlineData("level: routine", "level: emergency")]
    [InlineData("topic: [work, family]", "topic: family")]
    public void Put_OfWhatIsWrong_BringsBackTheRightExampleByteForByte(string right, string wrong)
    {
        var file = Right.Replace(right, wrong, StringComparison.Ordinal);

        ExampleEdits.Put(file, Played(file)).ShouldBe(Right);
    }

    [Fact]
    public void Put_OfARuleThatDoesNotFire_TakesItOut() =>
        ExampleEdits.Put(Right.Replace("rules: []", "rules: [danger-now]", StringComparison.Ordinal), Played(Right.Replace("rules: []", "rules: [danger-now]", StringComparison.Ordinal))).ShouldBe(Right);

    [Fact]
    public void Put_OfWordsThatAreSaidNoMore_IsForAPerson()
    {
        var file = Right.Replace("{question: consent}", "{reply_has: \"Good morning\"}", StringComparison.Ordinal);

        ExampleEdits.Put(file, Played(file)).ShouldBeNull();
    }

    [Fact]
    public void Play_OfAnExampleForAllLanguages_BeginsInEachOfThem()
    {
        const string File = "name: All\nlocales: all\nnow: 2026-11-22T15:00:00-05:00\nturns:\n  - in: {es: \"hola\", other: \"hello\"}\n    expect: {question: safe}\n  - in: {es: \"sí\", other: \"1\"}\n    expect: {question: danger}\n";
        var transcript = Load(File);
        var library = RepositoryContent.Load([]);
        var locales = transcript.LocalesIn(Replay.Complete(library, Replays.Engine.Content)["intake"]);

        locales.Length.ShouldBe(library.Locales.Count);
        locales.SelectMany(locale => Replay.Play(Replays.Engine, transcript, "intake", locale, saved: true).Select(turn => turn.State!.Locale == locale)).ShouldAllBe(isIn => isIn);
        locales.SelectMany(locale => Replay.Run(Replays.Engine, transcript, "intake", locale, saved: true)).ShouldBeEmpty();
    }

    private static IEnumerable<ReplayedTurn> Played(string file) => Replay.Play(Replays.Engine, Load(file), "intake", "en", saved: false);

    private static Transcript Load(string file)
    {
        var findings = new List<Finding>();
        var transcript = TranscriptLoader.Load(new SourceFile("example.yaml", file), findings);
        findings.ShouldBeEmpty();
        return transcript.ShouldNotBeNull();
    }
}
