using TriageBot.Console.Cases;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Rulebook;

/// <summary>Takes a page of intakes through the rules as they are now. What nobody has open is left alone.</summary>
internal sealed class Rescorer(IRecordStore records, ITurns turns, CaseDesk cases, TimeProvider clock, ILogger<Rescorer> log)
{
    private const int AtOnce = 100;

    /// <summary>By which the clocks of two hosts may differ.</summary>
    private static readonly TimeSpan Drift = TimeSpan.FromMinutes(10);

    /// <returns>A page further; ended when none was left.</returns>
    public async Task<Rescoring> Further(Rescoring run, CancellationToken cancel)
    {
        var page = await records.AllIntakes(run.Reached?.Row, AtOnce, cancel);
        if (page.Count == 0)
        {
            return run with { Reached = null, Ended = clock.GetUtcNow() };
        }

        var (looked, moved) = (0, new List<MovedIntake>());
        foreach (var row in page)
        {
            // One after the other, each once the one before is committed: where texts keep the store busy this goes slower, and not they.
            await Task.Yield();
            if ((await cases.Read(row, cancel)).Closed is not null)
            {
                continue;
            }

            looked++;
            if (await Move(row, run, cancel) is { } move)
            {
                moved.Add(new MovedIntake(row.Id, move.From, move.To, move.Rule));
            }
        }

        return run with
        {
            Reached = new RescoringPlace(page[^1].Id, page[^1].Contact),
            Looked = run.Looked + looked,
            Moves = run.Moves + moved.Count,
            Moved = [.. run.Moved.Concat(moved).Take(Rescoring.MostListed)],
        };
    }

    private async Task<LevelMove?> Move(IntakeRow row, Rescoring run, CancellationToken cancel)
    {
        try
        {
            return await turns.Rescore(row.Contact, row.Id, run.Number, cancel) ?? await MovedBefore(row, run, cancel);
        }
#pragma warning disable CA1031 // One that cannot be read must not keep the others from being scored.
        catch (Exception failed) when (failed is not (OperationCanceledException or StoreUnavailableException))
#pragma warning restore CA1031
        {
            log.LogError(failed, "{IntakeId} could not be scored anew", row.Id);
            return null;
        }
    }

    // A host that died here had moved it already; only the trail knows.
    private async Task<LevelMove?> MovedBefore(IntakeRow row, Rescoring run, CancellationToken cancel) => row.UpdatedAt < run.At - Drift
        ? null
        : (await records.History(row.Id, cancel)).Select(entry => LevelMove.Of(entry, run.Number)).FirstOrDefault(move => move is not null);
}
