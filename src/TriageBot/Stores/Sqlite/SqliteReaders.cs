using System.Collections.Concurrent;

namespace TriageBot.Stores.Sqlite;

/// <summary>Sessions for reading, as many as are read with at once. In WAL mode they never wait for the writer.</summary>
internal sealed class SqliteReaders(Func<SqliteSession> open) : IDisposable
{
    private const int MostKept = 16;

    private readonly ConcurrentBag<SqliteSession> idle = [];
    private volatile bool closed;

    public T Read<T>(Func<SqliteSession, T> read)
    {
        if (!idle.TryTake(out var session))
        {
            session = open();
        }

        try
        {
            return read(session);
        }
        finally
        {
            Return(session);
        }
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private void Return(SqliteSession session)
    {
        if (!closed && idle.Count < MostKept)
        {
            idle.Add(session);
            return;
        }

        session.Dispose();
    }
}
