using System.Globalization;
using StackExchange.Redis;

namespace TriageBot.Stores.Redis;

/// <summary>What staff keep of themselves, few and of no partition: a version in digits, a space, the body.</summary>
internal sealed class RedisDocuments(RedisPartitions partitions)
{
    public async Task<DocumentRow?> Find(DocumentKind kind, string id, CancellationToken cancel) =>
        (byte[]?)await partitions.ReadShared((database, prefix) => database.HashGetAsync(prefix + Key(kind), id), cancel) is { } kept ? Row(kind, id, kept) : null;

    public async Task<IReadOnlyList<DocumentRow>> All(DocumentKind kind, CancellationToken cancel) =>
        [.. (await partitions.ReadShared((database, prefix) => database.HashGetAllAsync(prefix + Key(kind)), cancel)).Select(entry => Row(kind, (string)entry.Name!, (byte[])entry.Value!))];

    public Task<bool> Save(DocumentRow document, CancellationToken cancel) => Save(document, document.Version + 1, cancel);

    /// <summary>What somebody changes meanwhile is left to them.</summary>
    public async Task<int> Reseal(Func<byte[], byte[]?> reseal, CancellationToken cancel)
    {
        var changed = 0;
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            foreach (var document in await All(kind, cancel))
            {
                if (reseal(document.Body) is { } renewed && await Save(document with { Body = renewed }, document.Version, cancel))
                {
                    changed++;
                }
            }
        }

        return changed;
    }

    private async Task<bool> Save(DocumentRow document, long next, CancellationToken cancel) =>
        (long)await partitions.RunShared(RedisScript.Document, cancel, Key(document.Kind), document.Id, Digits(document.Version), Digits(next), document.Body) == 1;

    private static string Key(DocumentKind kind) => kind switch
    {
        DocumentKind.Account => "accounts",
        DocumentKind.Roster => "roster",
        DocumentKind.Clinics => "clinics",
        DocumentKind.Offers => "offers",
        DocumentKind.Draft => "draft",
        DocumentKind.Publications => "publications",
        DocumentKind.PublishedFiles => "publishedFiles",
        DocumentKind.Rescorings => "rescorings",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no key"),
    };

    private static DocumentRow Row(DocumentKind kind, string id, byte[] kept)
    {
        var space = kept.AsSpan().IndexOf((byte)' ');
        return new DocumentRow(kind, id, long.Parse(kept.AsSpan(0, space), CultureInfo.InvariantCulture), kept[(space + 1)..]);
    }

    private static string Digits(long version) => version.ToString(CultureInfo.InvariantCulture);
}
