using TriageBot.Engine.Checking;
using TriageBot.Settings;

namespace TriageBot.Commands;

/// <summary>Replays the example conversations in every locale they name, live and with save and load between turns.</summary>
internal sealed class TestCommand(Workplace workplace, TextWriter output)
{
    /// <param name="paths">Files or folders; none: everything the settings name.</param>
    /// <param name="update">Write what an example comes to now in place of what it expected. Where that is no one thing the file stays as it is.</param>
    public int Run(IReadOnlyList<string> paths, bool update)
    {
        if (workplace.Engine(output) is not { } engine)
        {
            return 1;
        }

        var findings = new List<Finding>();
        var transcripts = (paths.Count > 0 ? paths : [workplace.Content.DialogsPath])
            .SelectMany(path => ContentFiles.Transcripts(workplace.Layout, path, findings)).DistinctBy(transcript => transcript.File, StringComparer.Ordinal).ToList();
        var stage = new Stage(workplace, engine, transcripts);
        var (plays, updated) = (0, 0);
        foreach (var transcript in transcripts)
        {
            var played = stage.Play(transcript);
            plays += played.Plays;
            if (update && played.Findings.Count > 0 && stage.Corrected(transcript) is { } corrected)
            {
                SourceFiles.Write(workplace.Layout.Resolve, [corrected]);
                output.WriteLine($"{transcript.File}: expects what it comes to now");
                updated++;
                continue;
            }

            findings.AddRange(played.Findings);
        }

        foreach (var line in findings.Select(CheckCommand.Line).Distinct(StringComparer.Ordinal))
        {
            output.WriteLine(line);
        }

        output.WriteLine($"{transcripts.Count} conversations, {plays} replays, {findings.Count} differences{(update ? $", {updated} updated" : "")}");
        return findings.Count == 0 && transcripts.Count > 0 ? 0 : 1;
    }
}
