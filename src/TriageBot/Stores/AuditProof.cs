using System.Collections.Immutable;

namespace TriageBot.Stores;

/// <summary>Walks the audit trail and says whether it is as it was written.</summary>
internal sealed class AuditProof(IRecordStore store, AuditChain chain)
{
    private const int AtOnce = 1000;

    /// <summary>One verdict for each chain that holds anything.</summary>
    /// <param name="known">Marks that once were heads.</param>
    public async Task<IReadOnlyList<ChainVerdict>> Verify(IReadOnlyCollection<string> known, CancellationToken cancel)
    {
        var verdicts = new List<ChainVerdict>();
        foreach (var id in await store.AuditChains(cancel))
        {
            var verdict = await Verify(id, known, cancel);
            if (verdict.Entries > 0)
            {
                verdicts.Add(verdict);
            }
        }

        return verdicts;
    }

    private async Task<ChainVerdict> Verify(string id, IReadOnlyCollection<string> known, CancellationToken cancel)
    {
        var verdict = new ChainVerdict(id, 0, "", null, []);
        var after = 0L;
        while (await store.AuditLinks(id, after, AtOnce, cancel) is { Count: > 0 } links)
        {
            foreach (var link in links)
            {
                var expected = chain.Mark(verdict.Head, link.Entry);
                if (!string.Equals(expected, link.Mark, StringComparison.Ordinal))
                {
                    return verdict with { Entries = verdict.Entries + 1, BrokenAt = link };
                }

                verdict = verdict with
                {
                    Entries = verdict.Entries + 1,
                    Head = link.Mark,
                    Found = known.Contains(link.Mark, StringComparer.Ordinal) ? verdict.Found.Add(link.Mark) : verdict.Found,
                };
            }

            after = links[^1].Number;
        }

        return verdict;
    }
}

/// <param name="Entries">Read, up to the broken one.</param>
/// <param name="Head">The mark of the last sound entry. Who writes it down elsewhere can later prove that nothing was cut off the end.</param>
/// <param name="BrokenAt">The first entry that is not as it was written, or does not follow what stands before it; null when all is sound.</param>
/// <param name="Found">Those of the known marks that are in it.</param>
internal sealed record ChainVerdict(string Chain, long Entries, string Head, AuditLink? BrokenAt, ImmutableArray<string> Found);
