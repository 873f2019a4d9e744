using TriageBot.Alerts;
using TriageBot.Channels;
using TriageBot.Engine.Urgency;
using TriageBot.Outbox;
using TriageBot.Stores;

namespace TriageBot.CaseQueue;

/// <summary>Takes events from the outbox to the case queue, and tells staff when one that cannot wait does not get through.</summary>
/// <param name="webhook">Null in Development without a <c>CaseQueue:Url</c>: the built-in page shows the intakes from the store.</param>
internal sealed class CaseEventDelivery(CaseQueueWebhook? webhook, RetrySchedule schedule, OutboxPayloads payloads, Pager pager, TimeProvider time) : IDelivery
{
    public IReadOnlyList<OutboxKind> Kinds { get; } = [OutboxKind.CaseEvent];

    public RetrySchedule Schedule(OutboxEntry entry) => schedule;

    public async Task<SendResult> Deliver(OutboxEntry entry, CancellationToken cancel)
    {
        if (webhook is null)
        {
            return new Sent(null);
        }

        var @event = payloads.CaseEvent(entry);
        var result = await webhook.Post(entry.Id, @event.Body, cancel);
        if (result is SendFailure failure && NeedsPerson(entry, @event, failure))
        {
            // Before the attempt is counted: a crash in between pages twice rather than never.
            await pager.DeliveryFailed(@event, entry.Contact, time.GetUtcNow(), cancel);
        }

        return result;
    }

    private static bool NeedsPerson(OutboxEntry entry, CaseEvent @event, SendFailure failure) =>
        failure.Code is CaseQueueWebhook.Gone || (entry.Attempts == 0 && @event.Level is Level.Emergency);
}
