using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace TriageBot.Stores.Sqlite;

/// <summary>The one thread that writes. It takes all that is waiting, gives each write a savepoint, and commits them together,
/// so that many turns share one flush of the disk. Callers hear of it only after the commit.</summary>
internal sealed class SqliteWriter : IDisposable
{
    // Bounds how long the first of a group waits for the last: about 0.1 ms a turn.
    private const int LargestGroup = 256;

    // How many groups may put the removal of traces off while there is no pause.
    private const int MostGroupsWithTraces = 64;

    // How soon a removal that a reader was in the way of is tried again when nobody writes, in milliseconds.
    private const int TriesAgainAfter = 250;

    private readonly SqliteSession session;
    private readonly BlockingCollection<PendingWrite> queue = [];
    private readonly Thread thread;

    // True at first: a crash may have come between a deletion and the removal of its traces.
    private bool traces = true;
    private int groupsSinceTraces;
    private bool closed;

    /// <param name="session">Owned from now on.</param>
    public SqliteWriter(SqliteSession session)
    {
        this.session = session;
        thread = new Thread(Work) { Name = "SQLite writer", IsBackground = true };
        thread.Start();
    }

    /// <param name="erases">Have the bytes this removes gone from the log too, soon after.</param>
    public Task<T> Write<T>(Func<SqliteSession, T> work, bool erases, CancellationToken cancel)
    {
        var write = new PendingWrite<T>(work, erases, cancel);
        try
        {
            queue.Add(write, CancellationToken.None);
        }
        catch (InvalidOperationException late)
        {
            return Task.FromException<T>(SqliteErrors.Unavailable("it has been closed", late));
        }

        return write.Completion;
    }

    /// <summary>Finishes what is waiting, then closes.</summary>
    public void Dispose()
    {
        if (closed)
        {
            return;
        }

        closed = true;
        queue.CompleteAdding();
        thread.Join();
        queue.Dispose();
        session.Dispose();
    }

    private void Work()
    {
        var group = new List<PendingWrite>(LargestGroup);
        while (!queue.IsCompleted)
        {
            if (queue.TryTake(out var first, traces ? TriesAgainAfter : Timeout.Infinite))
            {
                group.Add(first);
                while (group.Count < LargestGroup && queue.TryTake(out var next))
                {
                    group.Add(next);
                }

                Commit(group);
                group.Clear();
            }

            RemoveTraces();
        }
    }

    private void Commit(List<PendingWrite> group)
    {
        var done = new List<PendingWrite>(group.Count);
        try
        {
            session.Run("BEGIN IMMEDIATE");
            foreach (var write in group)
            {
                if (Apply(write))
                {
                    done.Add(write);
                }
            }

            session.Run("COMMIT");
        }
        catch (Exception error)
        {
            GiveUp(group, error);
            return;
        }

        foreach (var write in done)
        {
            traces |= write.Erases;
            write.Confirm();
        }
    }

    /// <summary>True when it stands; false when it alone was undone and its caller told. Throws when the whole group is lost.</summary>
    private bool Apply(PendingWrite write)
    {
        session.Run("SAVEPOINT turn");
        try
        {
            write.Apply(session);
            session.Run("RELEASE turn");
            return true;
        }
        catch (Exception error) when (session.InTransaction)
        {
            session.Run("ROLLBACK TO turn");
            session.Run("RELEASE turn");
            write.Fail(SqliteErrors.Translate(error));
            return false;
        }
    }

    private void GiveUp(List<PendingWrite> group, Exception error)
    {
        var reason = SqliteErrors.Translate(error);
        try
        {
            if (session.InTransaction)
            {
                session.Run("ROLLBACK");
            }
        }
        catch (Exception second)
        {
            reason = SqliteErrors.Unavailable("a failed commit could not be rolled back", second);
        }

        // A write that failed alone before has been told already; telling it again does nothing.
        foreach (var write in group)
        {
            write.Fail(reason);
        }
    }

    // Deleted bytes stay readable in the log until it is written back and cut. A reader in the way puts it off a little.
    private void RemoveTraces()
    {
        if (!traces || (queue.Count > 0 && groupsSinceTraces++ < MostGroupsWithTraces))
        {
            return;
        }

        groupsSinceTraces = 0;
        try
        {
            traces = session.First("PRAGMA wal_checkpoint(TRUNCATE)", row => row.GetInt32(0)) != 0;
        }
        catch (SqliteException)
        {
            // The commit stands; the next group tries again.
        }
    }
}
