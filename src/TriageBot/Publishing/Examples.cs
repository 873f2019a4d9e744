using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
using TriageBot.Hosting;
using TriageBot.Settings;

namespace TriageBot.Publishing;

/// <summary>The example conversations, replayed on content that is not published yet.</summary>
internal sealed class Examples(HostSettings settings)
{
    /// <summary>Where they come out otherwise; takes some seconds, off the thread that asks.</summary>
    public Task<IReadOnlyList<Finding>> Differences(Library library, CancellationToken cancel) => Task.Run<IReadOnlyList<Finding>>(
        () =>
        {
            var findings = new List<Finding>();
            var engine = ContentFiles.Engine(library with { Readers = new Readers(library.Locales, ContentFiles.Model(settings.Layout, settings.Content, findings)) }, settings.Content);
            foreach (var transcript in ContentFiles.Transcripts(settings.Layout, settings.Content.DialogsPath, findings))
            {
                cancel.ThrowIfCancellationRequested();
                var dialog = ContentFiles.DialogOf(transcript, engine, settings.Content);
                findings.AddRange(transcript.Locales.SelectMany(locale => Replay.Run(engine, transcript, dialog, locale, saved: false)));
            }

            return findings;
        },
        cancel);
}
