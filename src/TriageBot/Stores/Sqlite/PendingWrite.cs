namespace TriageBot.Stores.Sqlite;

/// <summary>A write that waits for its turn on the writer's thread, and a caller who waits for it to be durable.</summary>
internal abstract class PendingWrite(bool erases, CancellationToken cancel)
{
    /// <summary>Its old bytes must not linger in the write-ahead log.</summary>
    public bool Erases => erases;

    /// <summary>Only a write that has not begun can be called off.</summary>
    protected CancellationToken Cancel => cancel;

    public abstract void Apply(SqliteSession session);

    public abstract void Confirm();

    public abstract void Fail(Exception error);
}

internal sealed class PendingWrite<T>(Func<SqliteSession, T> work, bool erases, CancellationToken cancel) : PendingWrite(erases, cancel)
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    public Task<T> Completion => completion.Task;

    public override void Apply(SqliteSession session)
    {
        Cancel.ThrowIfCancellationRequested();
        result = work(session);
    }

    public override void Confirm() => completion.TrySetResult(result);

    public override void Fail(Exception error)
    {
        if (error is OperationCanceledException)
        {
            completion.TrySetCanceled(Cancel);
            return;
        }

        completion.TrySetException(error);
    }
}
