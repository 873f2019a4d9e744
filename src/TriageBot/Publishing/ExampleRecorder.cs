using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Publishing;

/// <summary>Writes examples that hold on the draft, and proves that they do.</summary>
internal sealed class ExampleRecorder(Examples examples)
{
    /// <summary>The file of a rehearsal: in all languages, or in those in which it comes out as it did.</summary>
    public Task<string> Write(Workbook book, string path, string name, string locale, DateTimeOffset now, ImmutableArray<RehearsedTurn> turns, CancellationToken cancel) => Task.Run(
        () =>
        {
            var text = Example.Write(name, locale, now, turns, []);
            var played = examples.Play(book, Load(path, text)!);
            return played.Any(one => one.Differs) ? Example.Write(name, locale, now, turns, [.. played.Where(one => !one.Differs).Select(one => one.Locale).Union([locale], StringComparer.Ordinal)]) : text;
        },
        cancel);

    /// <summary>The file of an example, expecting what it comes to on the draft; null where that is no one thing.</summary>
    public string? Corrected(Workbook book, FailedExample failed)
    {
        var played = failed.Draft.SelectMany(one => one.Turns);
        return ExampleEdits.Put(failed.File.Text, played) is { } text && Load(failed.File.Path, text) is { } corrected && examples.Play(book, corrected).All(one => !one.Differs) ? text : null;
    }

    private static Transcript? Load(string path, string text) => TranscriptLoader.Load(new SourceFile(path, text), new List<Finding>());
}
