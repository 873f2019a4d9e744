using System.Collections.Immutable;
using TriageBot.Engine.Urgency;
using TriageBot.Hosting;
using TriageBot.Publishing;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Rulebook;

/// <summary>Sees that the rules are others than those that open intakes were last scored by, and has them scored anew: one host for all. Which rules those were is a note in the store,
/// so that it makes no difference whether a publication, a release or a new day has changed them.</summary>
internal sealed class RescoringLoop(
    IRecordStore records, KeptList<Rescoring> list, Rescorer rescorer, PublishedContent content, PublicationWatch publications, TimeProvider clock, ILogger<RescoringLoop> log) : BackgroundService
{
    private const string Scored = "rules-scored";
    private const string Duty = "rules-rescoring";

    /// <summary>Older ones are forgotten.</summary>
    private const int Most = 30;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>By then every host answers by the new rules, and nothing that was just scored is scored by the old ones again.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(15);

    /// <summary>A host that dies is replaced after so long.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);

    /// <summary>West of everybody.</summary>
    private static readonly TimeSpan LastPlace = TimeSpan.FromHours(-12);

    private string? _done;
    private (string Print, long Since)? _seen;
    private bool _isFailing;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Look(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.Go(Every, clock, Look, stoppingToken);

    private string Print
    {
        get
        {
            var (engine, now) = (content.Engine.Content, clock.GetUtcNow());
            return RulesPrint.Of(engine.Dialogs, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, engine.Settings.Zone).DateTime), DateOnly.FromDateTime(now.UtcDateTime + LastPlace));
        }
    }

    private async Task Look(CancellationToken cancel)
    {
        try
        {
            // Once a change: while a release is rolled out hosts have different rules, and would score for ever one after the other.
            if (Print is var print && !string.Equals(print, _done, StringComparison.Ordinal) && await See(print, cancel))
            {
                _done = print;
            }

            _isFailing = false;
        }
#pragma warning disable CA1031 // It goes on where it was when the store is back.
        catch (Exception failed) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (!_isFailing)
            {
                log.LogWarning(failed, "Open intakes could not be scored by the changed rules; it is tried again");
            }

            _isFailing = true;
        }
    }

    /// <returns>True: open intakes are scored by these rules.</returns>
    private async Task<bool> See(string print, CancellationToken cancel)
    {
        if (await records.Note(Scored, cancel) is not { } scored)
        {
            // A new store, or one of a release that did not do this: nothing says that anything is out of date.
            await records.SetNote(Scored, print, cancel);
            return true;
        }

        if (string.Equals(scored, print, StringComparison.Ordinal) && (await list.Read(cancel)).Items.All(run => run.Ended is not null))
        {
            return true;
        }

        if (_seen is not { } seen || !string.Equals(seen.Print, print, StringComparison.Ordinal))
        {
            _seen = (print, clock.GetTimestamp());
            return false;
        }

        return clock.GetElapsedTime(seen.Since) >= Settled && await records.Claim(Duty, clock.GetUtcNow(), Turn, cancel) && await Run(print, cancel);
    }

    private async Task<bool> Run(string print, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        var (all, version) = await list.Read(cancel);
        var last = all.LastOrDefault();
        var run = last is not null && string.Equals(last.Print, print, StringComparison.Ordinal) ? last : new Rescoring((last?.Number ?? 0) + 1, print, publications.InUse, clock.GetUtcNow());
        ImmutableArray<Rescoring> others = [.. all.Where(one => one.Number != run.Number).Select(one => one.Ended is null ? one with { Ended = run.At, IsCut = true } : one).TakeLast(Most - 1)];

        // Before the first turn: whoever goes on after a crash knows the turns of this run from others.
        if (run != last && !await list.Save(others.Add(run), version++, cancel))
        {
            return false;
        }

        while (run.Ended is null)
        {
            // Before another host may take over. Should it have done so all the same, it has saved, and this one has not.
            if (clock.GetElapsedTime(began) > Turn * 0.75)
            {
                return false;
            }

            run = await rescorer.Further(run, cancel);
            if (!await list.Save(others.Add(run), version++, cancel))
            {
                return false;
            }

            if (run.Ended is not null)
            {
                await Tell(run, cancel);
            }
        }

        await records.SetNote(Scored, print, cancel);
        return true;
    }

    // By whoever has saved its end, so that it stands in the trail once.
    private async Task Tell(Rescoring run, CancellationToken cancel)
    {
        await records.Audit(new AuditEntry(clock.GetUtcNow(), "system", "rules-rescored", $"publication:{run.Publication}", $"{run.Looked} looked at, {run.Moves} moved"), cancel);
        log.LogInformation("The rules have changed: {Looked} open intakes were scored anew, {Moves} moved", run.Looked, run.Moves);
    }
}
