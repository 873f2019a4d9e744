using System.Collections.Immutable;
using System.Text.Json;
using TriageBot.Hosting;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.Publishing;

/// <summary>All publications, in the store: a list of them, and each one's files in a document of its own.</summary>
internal sealed class PublicationShelf(KeptList<Publication> list, IDocumentStore store, ISealer sealer)
{
    private const string Purpose = "publication";

    /// <summary>Oldest first, as last heard of.</summary>
    public ImmutableArray<Publication> All => list.Current ?? [];

    /// <summary>The one that counts now; null where the files of the release do.</summary>
    public Publication? At(DateTimeOffset now) => All.LastOrDefault(one => one.At <= now);

    /// <summary>Over the files of the release.</summary>
    public async Task<ImmutableArray<PublishedFile>> Files(Publication? publication, CancellationToken cancel)
    {
        if (publication is null)
        {
            return [];
        }

        var row = await store.Document(DocumentKind.PublishedFiles, publication.BodyId, cancel) ?? throw new InvalidDataException($"the files of publication {publication.Number} are gone");
        return JsonSerializer.Deserialize<ImmutableArray<PublishedFile>>(sealer.Open(row.Body, Purpose));
    }

    /// <summary>Adds one at the end. Its files are there before anybody hears of it.</summary>
    /// <param name="on">The number it was made on.</param>
    /// <returns>False: somebody published meanwhile.</returns>
    public async Task<bool> Add(int on, ImmutableArray<PublishedFile> files, Func<int, string, Publication> make, CancellationToken cancel)
    {
        var (all, version) = await list.Read(cancel);
        if ((all.LastOrDefault()?.Number ?? 0) != on)
        {
            return false;
        }

        var id = Guid.CreateVersion7().ToString("N");
        return await store.SaveDocument(new DocumentRow(DocumentKind.PublishedFiles, id, 0, sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(files), Purpose)), cancel)
            && await list.Save(all.Add(make(on + 1, id)), version, cancel);
    }
}
