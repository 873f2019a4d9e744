using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Settings;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Docs;

/// <summary>Takes the steps of docs/edit-dialogs.md in a copy of the shipped files.</summary>
public sealed class AddingAQuestionTests
{
    private static readonly Page Guide = Pages.Named("docs/edit-dialogs.md");

    [Fact]
    public void Steps_TakenAsWritten_AskTheNewQuestionAndRaiseTheLevel()
    {
        var files = Taken();
        var findings = new List<Finding>();
        var library = Repository.WithReaders(LibraryLoader.Load(Below(files, "dialogs/"), Below(files, "locales/"), findings));
        var engine = ContentFiles.Engine(library, new ContentOptions());
        var transcript = TranscriptLoader.Load(files.Single(file => file.Path.EndsWith("lawyer-gone.yaml", StringComparison.Ordinal)), findings)!;

        findings.ShouldBeEmpty();
        transcript.Locales.ShouldBe(["en", "es"]);
        transcript.Locales.SelectMany(locale => Replay.Run(engine, transcript, "intake", locale, saved: true)).ShouldBeEmpty();
    }

    private static List<SourceFile> Taken()
    {
        var files = Shipped().ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        foreach (var block in Guide.Blocks.Where(block => block.Marker.Length > 0))
        {
            Take(files, block);
        }

        return [.. files.Select(file => new SourceFile(file.Key, file.Value))];
    }

    // "insert: FILE | after: BEGINNING OF A LINE", "… | before: …" or "file: FILE".
    private static void Take(Dictionary<string, string> files, Block block)
    {
        var words = block.Marker.Split([": ", " | "], 4, StringSplitOptions.None);
        if (words is ["file", var added])
        {
            files.Add(added, block.Text);
            return;
        }

        words[0].ShouldBe("insert");
        var lines = files[words[1]].Split('\n').ToList();
        var place = lines.FindIndex(line => line.TrimStart().StartsWith(words[3], StringComparison.Ordinal));
        place.ShouldBeGreaterThanOrEqualTo(0, $"{words[1]} has no line that begins with {words[3]}");
        lines.Insert(words[2] is "after" ? place + 1 : place, block.Text.TrimEnd('\n'));
        files[words[1]] = string.Join('\n', lines);
    }

    private static IEnumerable<SourceFile> Shipped() => new[] { "dialogs", "locales" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.yaml", SearchOption.AllDirectories))
        .Select(path => new SourceFile(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path).ReplaceLineEndings("\n")));

    private static IEnumerable<SourceFile> Below(IEnumerable<SourceFile> files, string folder) =>
        files.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal) && !file.Path.Contains("/transcripts/", StringComparison.Ordinal));
}
