using System.Globalization;
using TriageBot.Sheets;
using TriageBot.Stores;

namespace TriageBot.Console;

/// <summary>The whole audit trail as a sheet, chain by chain in the order it was written. It names people by tag only.</summary>
internal sealed class AuditExport(IRecordStore records)
{
    private const int AtOnce = 1000;

    public async Task Write(Stream output, CancellationToken cancel)
    {
        await output.WriteAsync(CsvRows.Of([["chain", "number", "at", "actor", "action", "subject", "detail"]]), cancel);
        foreach (var chain in await records.AuditChains(cancel))
        {
            for (var after = 0L; await records.AuditLinks(chain, after, AtOnce, cancel) is { Count: > 0 } links; after = links[^1].Number)
            {
                await output.WriteAsync(CsvRows.Of(links.Select(link => Row(chain, link))), cancel);
            }
        }
    }

    private static string[] Row(string chain, AuditLink link) =>
    [
        chain,
        link.Number.ToString(CultureInfo.InvariantCulture),
        link.Entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        CsvCell.Guard(link.Entry.Actor),
        link.Entry.Action,
        link.Entry.Subject,
        CsvCell.Guard(link.Entry.Detail ?? ""),
    ];
}
