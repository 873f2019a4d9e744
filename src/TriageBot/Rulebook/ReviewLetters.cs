using System.Globalization;
using TriageBot.Alerts;
using TriageBot.Channels;
using TriageBot.Hosting;
using TriageBot.Outbox;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.Rulebook;

/// <summary>Writes to whoever looks after a rule or number when its review comes near or is late. Once a stage, whatever host looks, however often.</summary>
internal sealed class ReviewLetters(
    Registry registry, ITurnStore turns, ILookup lookup, OutboxPayloads payloads, AlertOptions alerts, OutboxSignal signal, TimeProvider clock, ILogger<ReviewLetters> log) : BackgroundService
{
    private const string Purpose = "rule-review";

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <returns>How many were written.</returns>
    public async Task<int> Write(CancellationToken cancel)
    {
        var (today, written) = (registry.Today, 0);
        foreach (var entry in registry.All.Where(entry => entry.ReviewBy > DateOnly.MinValue))
        {
            if (ReviewStage.Of(entry.DaysLeft(today)) is { } stage && registry.AddressOf(entry.Owner) is { } address && await Write(entry, stage, address, today, cancel))
            {
                written++;
            }
        }

        return written;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Look(stoppingToken);
        await Rounds.Go(Every, clock, Look, stoppingToken);
    }

    private async Task Look(CancellationToken cancel)
    {
        try
        {
            await Write(cancel);
        }
#pragma warning disable CA1031 // An hour later it is tried again, and a stage lasts days.
        catch (Exception failed) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning(failed, "Owners of rules could not be written to; it is tried again");
        }
    }

    // What is told stands under a made-up contact that only this stage of this review has. It has no turn before this one, so the second commit is refused.
    private async Task<bool> Write(RegistryEntry entry, int stage, string address, DateOnly today, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var contact = lookup.Contact(Purpose, string.Create(CultureInfo.InvariantCulture, $"{entry.Kind} {entry.Dialog} {entry.Id} {entry.ReviewBy:yyyy-MM-dd} {stage}"));
        var id = Partition.NewId("txt", contact, now);
        var letter = new OutboxEntry(id, contact, Lane.Own(id), OutboxKind.Message, now, payloads.Seal(new OutboundMessage(id, Way.Mail, address, Text(entry, today), Safety: false)));
        var done = await turns.Commit(
            new TurnCommit
            {
                Contact = contact,
                Expected = 0,
                At = now,
                Outbox = [letter],
                Audit = [new AuditEntry(now, "system", "review-reminded", $"{entry.Kind}:{entry.Dialog}/{entry.Id}", Due(entry.DaysLeft(today)))],
            },
            cancel);
        if (done)
        {
            signal.Ring();
        }

        return done;
    }

    // Its first sentence becomes the subject.
    private string Text(RegistryEntry entry, DateOnly today) => string.Create(CultureInfo.InvariantCulture, $"""
        Review {Due(entry.DaysLeft(today))}: the {(entry.Rule is null ? "number" : "rule")} {entry.Id}. You look after it.
        It says: {entry.Text.Replace("{when}", "…", StringComparison.Ordinal)}
        Source: {entry.Source}
        To be reviewed by: {entry.ReviewBy:yyyy-MM-dd}
        See whether it still holds. Then change it, or move its date: {alerts.LinkTo(entry.Link)}
        """);

    private static string Due(int daysLeft) => daysLeft switch
    {
        < 0 => $"late for {Days(-daysLeft)}",
        0 => "due today",
        _ => $"due in {Days(daysLeft)}",
    };

    private static string Days(int count) => count == 1 ? "1 day" : $"{count} days";
}
