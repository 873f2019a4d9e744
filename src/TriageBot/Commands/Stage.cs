using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Settings;

namespace TriageBot.Commands;

/// <summary>Where the examples of the files are played: each in every locale it names, live and with save and load between turns.</summary>
internal sealed class Stage(Workplace workplace, DialogEngine engine, IReadOnlyCollection<Transcript> transcripts)
{
    private readonly IReadOnlyDictionary<string, ImmutableArray<string>> _complete =
        transcripts.Any(transcript => transcript.IsForAll) ? Replay.Complete(workplace.Library([]), engine.Content) : ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <returns>Where it came out differently, and how often it was played.</returns>
    public (IReadOnlyList<Finding> Findings, int Plays) Play(Transcript transcript)
    {
        var ways = Ways(transcript);
        return ([.. ways.SelectMany(way => Replay.Run(engine, transcript, Dialog(transcript), way.Locale, way.Saved))], ways.Length);
    }

    /// <summary>The file of an example, expecting what it comes to now; null where that is for a person to write.</summary>
    public SourceFile? Corrected(Transcript transcript)
    {
        var played = Ways(transcript).Where(way => engine.Content.LocaleOf(way.Locale) is not null).SelectMany(way => Replay.Play(engine, transcript, Dialog(transcript), way.Locale, way.Saved));
        return ExampleEdits.Put(File.ReadAllText(workplace.Layout.Resolve(transcript.File)), played) is { } text ? Proven(new SourceFile(transcript.File, text)) : null;
    }

    private SourceFile? Proven(SourceFile file) => TranscriptLoader.Load(file, []) is { } transcript && Play(transcript).Findings.Count == 0 ? file : null;

    private ImmutableArray<(string Locale, bool Saved)> Ways(Transcript transcript) =>
        [.. transcript.LocalesIn(_complete.GetValueOrDefault(Dialog(transcript), [])).SelectMany(locale => new[] { false, true }.Select(saved => (locale, saved)))];

    private string Dialog(Transcript transcript) => ContentFiles.DialogOf(transcript, engine, workplace.Content);
}
