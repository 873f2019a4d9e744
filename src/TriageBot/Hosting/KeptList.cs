using System.Collections.Immutable;
using System.Text.Json;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.Hosting;

/// <summary>A list that coordinators keep in the console and every host goes by: one sealed document. What another host saves is heard of within seconds.</summary>
internal sealed class KeptList<T>(DocumentKind kind, IDocumentStore store, ISealer sealer, ILogger log) : IWatched
{
    private const string Id = "all";

    private bool _isOld;
    private volatile Kept? _current;

    /// <summary>As last seen; null while nobody has kept one.</summary>
    public ImmutableArray<T>? Current => _current?.Items;

    /// <summary>As it stands in the store, with the version to save it over: 0 while nobody has kept one.</summary>
    public async Task<(ImmutableArray<T> Items, long Version)> Read(CancellationToken cancel) =>
        await store.Document(kind, Id, cancel) is { } row ? (Open(row), row.Version) : ([], 0);

    /// <summary>False: somebody else changed it meanwhile.</summary>
    public async Task<bool> Save(ImmutableArray<T> items, long version, CancellationToken cancel)
    {
        if (!await store.SaveDocument(new DocumentRow(kind, Id, version, sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(items), Purpose)), cancel))
        {
            return false;
        }

        await Refresh(cancel);
        return true;
    }

    public async Task Look(CancellationToken cancel)
    {
        try
        {
            await Refresh(cancel);
            _isOld = false;
        }
#pragma warning disable CA1031 // Whatever is wrong with the list, people are answered, and whoever was paged before is paged.
        catch (Exception failed) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (!_isOld)
            {
                log.LogError(failed, "What the console keeps as {Kind} cannot be read; the last one counts", kind);
            }

            _isOld = true;
        }
    }

    private string Purpose => kind.ToString().ToLowerInvariant();

    private async Task Refresh(CancellationToken cancel)
    {
        var row = await store.Document(kind, Id, cancel);

        // Mostly nobody has changed it.
        if (row?.Version != _current?.Version)
        {
            _current = row is null ? null : new Kept(Open(row), row.Version);
        }
    }

    private ImmutableArray<T> Open(DocumentRow row) => JsonSerializer.Deserialize<ImmutableArray<T>>(sealer.Open(row.Body, Purpose));

    private sealed record Kept(ImmutableArray<T> Items, long Version);
}
