using TriageBot.Channels;
using TriageBot.Outbox;
using TriageBot.Stores;

namespace TriageBot.Alerts;

/// <summary>Tells staff, in one plain text, that a carrier still has what a person had us erase. Nobody need get up for it, so it is no page;
/// but it was promised, and the log alone reaches nobody.</summary>
/// <param name="roster">Asked each time: the console may change it.</param>
/// <param name="words">Staff's words, for the same reason.</param>
internal sealed class UndeletedCopies(
    CurrentRoster roster, StaffWords words, OutboxPayloads payloads, IOutboxStore outbox, OutboxSignal signal, TimeProvider time, ILogger<UndeletedCopies> log)
{
    private const string TextKey = "staff.copies_left";

    /// <summary>A wrong token fails every deletion: staff are told once, not once a person.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    private long _told = DateTimeOffset.MinValue.Ticks;

    /// <param name="errand">The deletion that is given up.</param>
    public async Task Tell(OutboxEntry errand, CancellationToken cancel)
    {
        log.LogError("The carrier's copies for an erased contact are not deleted: {EntryId} is given up", errand.Id);
        var now = time.GetUtcNow();
        if (!IsNews(now))
        {
            return;
        }

        var text = words().Common(TextKey);
        await outbox.Add([.. roster().Ways.Select(way => Text(way, text, errand.Contact, now))], cancel);
        signal.Ring();
    }

    private OutboxEntry Text(Way way, string text, ContactKey contact, DateTimeOffset now)
    {
        var id = Partition.NewId("txt", contact, now);
        return new(id, contact, Lane.Own(id), OutboxKind.Message, now, payloads.Seal(new OutboundMessage(id, way.Channel, way.Address, text, Safety: false, From: way.Route)));
    }

    private bool IsNews(DateTimeOffset now)
    {
        var told = Interlocked.Read(ref _told);
        return Math.Abs(now.Ticks - told) >= Again.Ticks && Interlocked.CompareExchange(ref _told, now.Ticks, told) == told;
    }
}
