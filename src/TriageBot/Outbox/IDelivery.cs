using TriageBot.Channels;
using TriageBot.Stores;

namespace TriageBot.Outbox;

/// <summary>Delivers entries of some kinds.</summary>
internal interface IDelivery
{
    IReadOnlyList<OutboxKind> Kinds { get; }

    RetrySchedule Schedule(OutboxEntry entry);

    /// <summary>One attempt. May throw: the pump then tries again on the schedule.</summary>
    Task<SendResult> Deliver(OutboxEntry entry, CancellationToken cancel);
}
