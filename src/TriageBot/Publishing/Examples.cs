using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Hosting;
using TriageBot.Settings;

namespace TriageBot.Publishing;

/// <summary>The example conversations, replayed on content that is not published yet.</summary>
internal sealed class Examples(HostSettings settings, TrialEngines engines)
{
    private readonly Lock _lock = new();
    private (int On, string Print, ExampleRun Run)? _last;

    public string PathOf(string dialog, string file) => $"{settings.Content.DialogsPath.TrimEnd('/')}/{dialog}/transcripts/{file}";

    /// <summary>The run of exactly this draft, where there has been one here.</summary>
    public ExampleRun? Known(Workbook book)
    {
        lock (_lock)
        {
            return _last is { } last && last.On == book.On && string.Equals(last.Print, book.Draft.Print, StringComparison.Ordinal) ? last.Run : null;
        }
    }

    /// <summary>Plays all of them; takes some seconds, off the thread that asks.</summary>
    public async Task<ExampleRun> Run(Workbook book, CancellationToken cancel)
    {
        var run = await Task.Run(() => Play(book, cancel), cancel);
        lock (_lock)
        {
            _last = (book.On, book.Draft.Print, run);
        }

        return run;
    }

    /// <summary>One of them in each of its languages, on the draft.</summary>
    public ImmutableArray<PlayedExample> Play(Workbook book, Transcript transcript)
    {
        var engine = engines.Of(book.Library);
        return Play(engine, transcript, Spoken(book.Library, transcript, Replay.Complete(book.Library, engine.Content)[DialogOf(transcript, engine)]));
    }

    private ExampleRun Play(Workbook book, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        var engine = engines.Of(book.Library);
        var complete = Replay.Complete(book.Library, engine.Content);
        var examples = Files(book).Select(file => (File: file, Transcript: TranscriptLoader.Load(file, findings))).Where(example => example.Transcript is not null).ToList();
        var failed = new List<FailedExample>();
        foreach (var (file, transcript) in examples)
        {
            cancel.ThrowIfCancellationRequested();
            if (Play(engine, transcript!, Spoken(book.Library, transcript!, complete[DialogOf(transcript!, engine)])).RemoveAll(played => !played.Differs) is [var first, ..] differing)
            {
                failed.Add(new FailedExample(file, transcript!, Play(engines.Of(book.Published), transcript!, Spoken(book.Published, transcript! with { Locales = [first.Locale], IsForAll = false }, [])).FirstOrDefault()?.Turns ?? [], differing));
            }
        }

        return new ExampleRun(examples.Count, examples.Sum(example => Spoken(book.Library, example.Transcript!, complete[DialogOf(example.Transcript!, engine)]).Length), [.. failed], [.. findings]);
    }

    // A language may have gone, or be new.
    private static ImmutableArray<string> Spoken(Library library, Transcript transcript, ImmutableArray<string> complete) => transcript.LocalesIn(complete).RemoveAll(locale => !library.Locales.ContainsKey(locale));

    private ImmutableArray<PlayedExample> Play(DialogEngine engine, Transcript transcript, ImmutableArray<string> locales)
    {
        var dialog = DialogOf(transcript, engine);
        return [.. locales.Select(locale => new PlayedExample(locale, Replay.Play(engine, transcript, dialog, locale, saved: false)))];
    }

    private string DialogOf(Transcript transcript, DialogEngine engine) => ContentFiles.DialogOf(transcript, engine, settings.Content);

    private IEnumerable<SourceFile> Files(Workbook book) => ContentFiles.Read(settings.Layout, settings.Content.DialogsPath, []).Where(ContentFiles.IsTranscript)
        .Select(file => book.Files.GetValueOrDefault(file.Path) ?? file)
        .Concat(book.Files.Values.Where(ContentFiles.IsTranscript))
        .DistinctBy(file => file.Path, StringComparer.Ordinal);
}
