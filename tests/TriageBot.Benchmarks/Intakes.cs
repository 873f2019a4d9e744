using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Benchmarks;

/// <summary>What is walked.</summary>
internal static class Intakes
{
    /// <summary>A transcript of the dialog that ships, in English.</summary>
    public static Walk Shipped(string transcript)
    {
        var file = Path.Combine(Repository.Root, "dialogs/intake/transcripts", transcript + ".yaml");
        var played = TranscriptLoader.Load(new SourceFile(file, File.ReadAllText(file)), new List<Finding>())!;
        return new Walk(Engine(RepositoryContent.Load(new List<Finding>())), "intake", played.Now, [.. played.Turns.Select(turn => turn.TextIn("en")!)]);
    }

    /// <summary>A made-up dialog of this many questions, of which every person is asked the same few.</summary>
    public static Walk Large(int questions)
    {
        var library = new LargeDialog(questions).In(RepositoryContent.Load(new List<Finding>()));
        return new Walk(Engine(library), LargeDialog.Id, new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero), LargeDialog.Texts);
    }

    private static DialogEngine Engine(Library library) => new(new Content(library, QuestionTypes.Default(), new EngineSettings
    {
        HotlineName = "Legal Help Line",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
        PerContactPerMinute = 0,
    }));
}
