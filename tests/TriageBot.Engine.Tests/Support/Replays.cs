using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;

namespace TriageBot.Engine.Tests.Support;

/// <summary>The transcripts of the dialog that ships, played.</summary>
internal static class Replays
{
    public static DialogEngine Engine { get; } = new(new Content(RepositoryContent.Load(new List<Finding>()), QuestionTypes.Default(), new EngineSettings
    {
        HotlineName = "Legal Help Line",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
    }));

    /// <summary>The conversation after every turn of every transcript in each of its locales.</summary>
    public static IEnumerable<(string Where, Conversation Conversation)> EveryTurn() =>
        from file in Directory.GetFiles(Path.Combine(Repository.Root, "dialogs/intake/transcripts")).Order(StringComparer.Ordinal)
        let transcript = TranscriptLoader.Load(new SourceFile(file, File.ReadAllText(file)), new List<Finding>())!
        from locale in transcript.Locales
        from turn in Play(transcript, locale)
        select turn;

    private static IEnumerable<(string, Conversation)> Play(Transcript transcript, string locale)
    {
        // In UTC, as every clock of ours is.
        var rehearsal = new Rehearsal(Engine, "intake", transcript.Now.ToUniversalTime());
        foreach (var turn in transcript.Turns)
        {
            rehearsal.Wait(turn.After ?? TranscriptLoader.Pause);
            if (turn.TextIn(locale) is { } text)
            {
                rehearsal.Say(text);
            }

            if (rehearsal.Conversation is { } conversation)
            {
                // Real ids are longer than a rehearsal's.
                yield return ($"{transcript.Name} [{locale}], line {turn.Line}", conversation with { Id = "cnv_01KAXD8Y6V3M5Q7R9T1V3X5Z7B", IntakeId = "int_01KAXD8Y6V3M5Q7R9T1V3X5Z7B" });
            }
        }
    }
}
