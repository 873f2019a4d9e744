using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Settings;

namespace TriageBot.Commands;

/// <summary>Replays the example conversations in every locale they name, live and with save and load between turns.</summary>
internal sealed class TestCommand(Workplace workplace, TextWriter output)
{
    public int Run(IReadOnlyList<string> paths)
    {
        if (workplace.Engine(output) is not { } engine)
        {
            return 1;
        }

        var findings = new List<Finding>();
        var transcripts = (paths.Count > 0 ? paths : [workplace.Content.DialogsPath])
            .SelectMany(path => ContentFiles.Transcripts(workplace.Layout, path, findings)).ToList();
        var complete = transcripts.Exists(transcript => transcript.IsForAll) ? Replay.Complete(workplace.Library([]), engine.Content) : new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var plays = 0;
        foreach (var transcript in transcripts)
        {
            var dialog = ContentFiles.DialogOf(transcript, engine, workplace.Content);
            var locales = transcript.LocalesIn(complete.GetValueOrDefault(dialog, []));
            plays += locales.Length * 2;
            findings.AddRange(locales.SelectMany(locale => new[] { false, true }.SelectMany(saved => Replay.Run(engine, transcript, dialog, locale, saved))));
        }

        foreach (var line in findings.Select(CheckCommand.Line).Distinct(StringComparer.Ordinal))
        {
            output.WriteLine(line);
        }

        output.WriteLine($"{transcripts.Count} conversations, {plays} replays, {findings.Count} differences");
        return findings.Count == 0 && transcripts.Count > 0 ? 0 : 1;
    }
}
