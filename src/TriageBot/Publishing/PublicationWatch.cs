using TriageBot.Engine.Checking;
using TriageBot.Hosting;
using TriageBot.Settings;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Publishing;

/// <summary>Puts what was published into use on this host, within seconds of its time. Turns under way finish with what they began with.</summary>
internal sealed class PublicationWatch(
    PublicationShelf shelf, HostSettings settings, PublishedContent content, IRecordStore records, TimeProvider clock, ILogger<PublicationWatch> log) : IWatched, IDisposable
{
    private readonly SemaphoreSlim _looking = new(1);
    private int _refused;

    /// <summary>Number of the one in use; 0 for the files of the release.</summary>
    public int InUse { get; private set; }

    /// <summary>Returns when what counts now is in use here.</summary>
    public async Task Look(CancellationToken cancel)
    {
        await _looking.WaitAsync(cancel);
        try
        {
            var due = shelf.At(clock.GetUtcNow());
            if ((due?.Number ?? 0) is var number && number != InUse && number != _refused)
            {
                await Use(due, cancel);
            }
        }
#pragma warning disable CA1031 // Whatever is wrong with it, people go on being answered with what was in use.
        catch (Exception failed) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError(failed, "What was published could not be put into use; it is tried again");
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose() => _looking.Dispose();

    private async Task Use(Publication? publication, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        var library = ContentFiles.Load(settings.Layout, settings.Content, findings, (await shelf.Files(publication, cancel)).ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal));
        var number = publication?.Number ?? 0;
        if (findings.Exists(finding => finding.Severity is Severity.Error))
        {
            // It was whole when it was published: the release under it has changed.
            _refused = number;
            log.LogError("Publication {Number} does not fit the files of this release: {Finding}. What was in use stays in use", number, findings.First(finding => finding.Severity is Severity.Error).Message);
            return;
        }

        content.Publish(ContentFiles.Engine(await PublishedVersions.Pin(library, records, cancel), settings.Content));
        InUse = number;
        log.LogInformation("Publication {Number} is in use", number);
    }
}
