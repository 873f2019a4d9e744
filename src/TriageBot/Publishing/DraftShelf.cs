using System.Text.Json;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.Publishing;

/// <summary>The one draft, in the store.</summary>
internal sealed class DraftShelf(IDocumentStore store, ISealer sealer)
{
    private const string Id = "all";
    private const string Purpose = "draft";

    /// <summary>With the version to save it over; 0 while there has never been one.</summary>
    public async Task<(Draft Draft, long Version)> Read(CancellationToken cancel) => await store.Document(DocumentKind.Draft, Id, cancel) is { } row
        ? (JsonSerializer.Deserialize<Draft>(sealer.Open(row.Body, Purpose))!, row.Version)
        : (Draft.Empty, 0);

    /// <summary>False: somebody else changed it meanwhile.</summary>
    public Task<bool> Save(Draft draft, long version, CancellationToken cancel) =>
        store.SaveDocument(new DocumentRow(DocumentKind.Draft, Id, version, sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(draft), Purpose)), cancel);
}
