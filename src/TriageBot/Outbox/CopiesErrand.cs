using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Outbox;

/// <summary>Has a channel delete its copies once they are no longer needed: after a handover, and whenever we erase.</summary>
internal sealed class CopiesErrand(
    IEnumerable<ICarrierCopies> carriers, OutboxPayloads payloads, ITurnStore store, ILookup lookup, ISealer sealer, LegalHolds holds)
{
    /// <summary>Until then an answer may still be on its way, and nobody deletes a text that is being sent.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    /// <summary>The first text was sent before its turn began. One that took longer is left to the end of keeping.</summary>
    private static readonly TimeSpan OnTheWay = TimeSpan.FromMinutes(5);

    /// <summary>The entry for it; none for a channel that keeps no copies.</summary>
    public IEnumerable<OutboxEntry> Of(Errand errand, ContactKey contact, DateTimeOffset now)
    {
        if (Carrier(errand.Channel) is null)
        {
            yield break;
        }

        var id = Partition.NewId("del", contact, now);
        yield return new OutboxEntry(id, contact, Lane.Own(id), OutboxKind.Errand, now + Settled, payloads.Seal(errand));
    }

    public async Task<SendResult> Run(Errand errand, ContactKey contact, CancellationToken cancel)
    {
        if (Carrier(errand.Channel) is not { } carrier)
        {
            return new SendFailure(true, "no-channel");
        }

        var order = errand.HandedOver is { } at ? await HandedOver(contact, at, cancel) : errand.Delete;
        return order is null
            ? new Sent(null)
            : await carrier.Delete(order, async id => (await store.Load(contact, lookup.Message(errand.Channel, id), cancel)).Remembered is not null, cancel);
    }

    // On hold, or with the case gone, the end of keeping sees to it. What was not fetched may be the only copy there is.
    private async Task<CopiesOrder?> HandedOver(ContactKey contact, DateTimeOffset at, CancellationToken cancel)
    {
        if ((await store.Load(contact, null, cancel)).Conversation is not { } bytes || await holds.Covers(contact, cancel))
        {
            return null;
        }

        var kept = KeptConversation.Open(bytes, sealer);
        return kept.Conversation.Handover is not { Completed: true }
            ? null
            : new CopiesOrder(
                kept.Address,
                kept.Channel,
                kept.To,
                kept.Conversation.StartedAt - OnTheWay,
                at,
                kept.Conversation.Attachments.Any(one => one.State is not (AttachmentState.Kept or AttachmentState.Erased)));
    }

    private ICarrierCopies? Carrier(string channel) => carriers.FirstOrDefault(carrier => carrier.Names.Contains(channel, StringComparer.Ordinal));
}
