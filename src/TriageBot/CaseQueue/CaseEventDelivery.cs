using TriageBot.Alerts;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Outbox;
using TriageBot.Stores;

namespace TriageBot.CaseQueue;

/// <summary>Takes events from the outbox to the case queue, and tells staff when one that cannot wait does not get through.</summary>
/// <param name="webhook">Null in Development without a <c>CaseQueue:Url</c>: the built-in page shows the intakes from the store.</param>
internal sealed class CaseEventDelivery(
    CaseQueueWebhook? webhook, RetrySchedule schedule, OutboxPayloads payloads, Pager pager, CopiesErrand copies, IOutboxStore outbox, TimeProvider time) : IDelivery
{
    /// <summary>A receiver that is gone refuses every event: staff are told once, not once an intake.</summary>
    private static readonly TimeSpan GoneAgain = TimeSpan.FromHours(1);

    private long _goneTold = DateTimeOffset.MinValue.Ticks;

    public IReadOnlyList<OutboxKind> Kinds { get; } = [OutboxKind.CaseEvent];

    public RetrySchedule Schedule(OutboxEntry entry) => schedule;

    public async Task<SendResult> Deliver(OutboxEntry entry, CancellationToken cancel)
    {
        var @event = payloads.CaseEvent(entry);
        var result = webhook is null ? new Sent(null) : await webhook.Post(entry.Id, @event.Body, cancel);
        if (result is Sent && @event is { Type: IntakeEvents.Completed or IntakeEvents.Updated, Channel: { } channel })
        {
            // Before the event is settled: a crash in between asks twice rather than never.
            var now = time.GetUtcNow();
            await outbox.Add([.. copies.Of(new Errand(channel, HandedOver: now), entry.Contact, now)], cancel);
        }

        if (result is SendFailure failure && NeedsPerson(entry, @event, failure))
        {
            // Before the attempt is counted: a crash in between pages twice rather than never.
            if (!await pager.DeliveryFailed(@event, entry.Contact, time.GetUtcNow(), cancel))
            {
                Interlocked.Exchange(ref _goneTold, DateTimeOffset.MinValue.Ticks);
            }
        }

        return result;
    }

    private bool NeedsPerson(OutboxEntry entry, CaseEvent @event, SendFailure failure) =>
        (entry.Attempts == 0 && @event.Level is Level.Emergency) || (failure.Code is CaseQueueWebhook.Gone && IsNews());

    private bool IsNews()
    {
        var told = Interlocked.Read(ref _goneTold);
        var now = time.GetUtcNow().Ticks;
        return Math.Abs(now - told) >= GoneAgain.Ticks && Interlocked.CompareExchange(ref _goneTold, now, told) == told;
    }
}
