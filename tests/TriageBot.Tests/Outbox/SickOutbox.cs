using TriageBot.Stores;

namespace TriageBot.Tests.Outbox;

/// <summary>A store's outbox that stops working when it is told to: a full disk, a lost server.</summary>
internal sealed class SickOutbox(IOutboxStore inner) : IOutboxStore
{
    public TimeSpan LookAgain => inner.LookAgain;

    public bool CannotRead { get; set; }

    public bool CannotWrite { get; set; }

    /// <summary>What arrived is written down only once this has ended.</summary>
    public Task Noted { get; set; } = Task.CompletedTask;

    public int Refused { get; private set; }

    public void StayWhileUnderWay(Func<IEnumerable<string>> ids) => inner.StayWhileUnderWay(ids);

    public Task<IReadOnlyList<OutboxEntry>> Due(OutboxKind kind, DateTimeOffset now, int limit, CancellationToken cancel) => Read(() => inner.Due(kind, now, limit, cancel));

    public Task<DateTimeOffset?> NextDue(CancellationToken cancel) => Read(() => inner.NextDue(cancel));

    public Task Delivered(IReadOnlyCollection<string> ids, CancellationToken cancel) => Write(async () =>
    {
        await Noted;
        await inner.Delivered(ids, cancel);
    });

    public Task Retry(string id, int attempts, DateTimeOffset due, string error, CancellationToken cancel) => Write(() => inner.Retry(id, attempts, due, error, cancel));

    public Task Bury(string id, int attempts, DateTimeOffset at, string error, CancellationToken cancel) => Write(() => inner.Bury(id, attempts, at, error, cancel));

    public Task<IReadOnlyList<OutboxEntry>> DeadLetters(int limit, CancellationToken cancel) => Read(() => inner.DeadLetters(limit, cancel));

    public Task<bool> Replay(string id, DateTimeOffset now, CancellationToken cancel) => inner.Replay(id, now, cancel);

    public Task Add(IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancel) => Write(() => inner.Add(entries, cancel));

    public Task<IReadOnlyList<OutboxEntry>> Waiting(int limit, CancellationToken cancel) => Read(() => inner.Waiting(limit, cancel));

    private Task<T> Read<T>(Func<Task<T>> read) => CannotRead ? throw Refuse() : read();

    private Task Write(Func<Task> write) => CannotWrite ? throw Refuse() : write();

    private StoreUnavailableException Refuse()
    {
        Refused++;
        return new StoreUnavailableException("the disk is full");
    }
}
