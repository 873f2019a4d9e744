using TriageBot.CaseQueue;
using TriageBot.Reports;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Console.Reporting;

/// <summary>Reads what reports are counted from: every intake, and the whole audit trail, once each.</summary>
internal sealed class ReportReader(IRecordStore records, CaseEvents cases, PublishedContent content, TimeProvider clock)
{
    private const int IntakesAtOnce = 500;
    private const int EntriesAtOnce = 1000;

    public TimeZoneInfo Zone => content.Engine.Content.Settings.Zone;

    public async Task<Report> Read(Period period, CancellationToken cancel)
    {
        var engine = content.Engine.Content;
        var intakes = await Intakes(period, cancel);
        var (trails, since) = await Trails(period, cancel);
        return ReportCount.Of(new Gathered(period, Zone, clock.GetUtcNow(), intakes, trails)
        {
            LanguageName = tag => engine.LocaleOf(tag)?.EnglishName ?? tag,
            CountedSince = since,
        });
    }

    private async Task<List<IntakeFact>> Intakes(Period period, CancellationToken cancel)
    {
        var facts = new List<IntakeFact>();
        for (IntakeRow? after = null; await records.AllIntakes(after, IntakesAtOnce, cancel) is { Count: > 0 } page; after = page[^1])
        {
            facts.AddRange(page.Where(row => period.Holds(row.CreatedAt ?? row.UpdatedAt, Zone)).Select(row => IntakeFacts.Of(row, cases.Open(row))).OfType<IntakeFact>());
            await BetweenPages(cancel);
        }

        return facts;
    }

    private async Task<(Dictionary<string, CaseTrail> Trails, DateTimeOffset? Since)> Trails(Period period, CancellationToken cancel)
    {
        var trails = new Dictionary<string, CaseTrail>(StringComparer.Ordinal);
        DateTimeOffset? since = null;
        var begin = period.From.AddDays(-1);
        foreach (var chain in await records.AuditChains(cancel))
        {
            for (var after = 0L; await records.AuditLinks(chain, after, EntriesAtOnce, cancel) is { Count: > 0 } links; after = links[^1].Number)
            {
                foreach (var entry in links.Select(link => link.Entry).Where(entry => entry.Subject.StartsWith("int_", StringComparison.Ordinal)))
                {
                    since = entry.Action is Milestones.Began && (since is null || entry.At < since) ? entry.At : since;

                    // What happened earlier happened to no intake of this period; a day more, because zones differ.
                    if (DateOnly.FromDateTime(entry.At.UtcDateTime) >= begin)
                    {
                        TrailOf(entry.Subject).Add(entry);
                    }
                }

                await BetweenPages(cancel);
            }
        }

        return (trails, since);

        CaseTrail TrailOf(string intake) => trails.TryGetValue(intake, out var trail) ? trail : trails[intake] = new CaseTrail();
    }

    // People's texts come first: a store that answers at once would otherwise hold this thread to the end.
    private static async Task BetweenPages(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await Task.Yield();
    }
}
