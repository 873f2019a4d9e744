using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
using TriageBot.Hosting;
using TriageBot.Settings;

namespace TriageBot.Publishing;

/// <summary>The example conversations, replayed on content that is not published yet.</summary>
internal sealed class Examples(HostSettings settings)
{
    public string PathOf(string dialog, string file) => $"{settings.Content.DialogsPath.TrimEnd('/')}/{dialog}/transcripts/{file}";

    /// <summary>Where they come out otherwise; takes some seconds, off the thread that asks.</summary>
    public Task<IReadOnlyList<Finding>> Differences(Workbook book, CancellationToken cancel) => Task.Run<IReadOnlyList<Finding>>(
        () =>
        {
            var findings = new List<Finding>();
            var library = book.Library;
            var engine = ContentFiles.Engine(library with { Readers = new Readers(library.Locales, ContentFiles.Model(settings.Layout, settings.Content, findings)) }, settings.Content);
            var own = book.Files.Values.Where(ContentFiles.IsTranscript).ToDictionary(file => file.Path, StringComparer.Ordinal);
            var transcripts = own.Values.Select(file => TranscriptLoader.Load(file, findings)).OfType<Transcript>()
                .Concat(ContentFiles.Transcripts(settings.Layout, settings.Content.DialogsPath, findings).Where(transcript => !own.ContainsKey(transcript.File)));
            foreach (var transcript in transcripts)
            {
                cancel.ThrowIfCancellationRequested();
                var dialog = ContentFiles.DialogOf(transcript, engine, settings.Content);
                findings.AddRange(transcript.Locales.Where(library.Locales.ContainsKey).SelectMany(locale => Replay.Run(engine, transcript, dialog, locale, saved: false)));
            }

            return findings;
        },
        cancel);
}
