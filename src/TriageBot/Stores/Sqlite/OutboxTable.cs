using Microsoft.Data.Sqlite;

namespace TriageBot.Stores.Sqlite;

/// <summary>Lanes: the first entry of each that is not dead has state 1, so that what is due is found without looking behind it.</summary>
internal static class OutboxTable
{
    private static readonly object[] Kinds = [.. Enum.GetNames<OutboxKind>()];

    private const string Columns = "id, contact, lane, kind, due, payload, attempts, error";

    public static int Insert(SqliteSession session, IReadOnlyCollection<OutboxEntry> entries)
    {
        foreach (var entry in entries)
        {
            session.Run(
                """
                INSERT INTO outbox (id, contact, lane, kind, due, payload, attempts, error, state)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NOT EXISTS (SELECT 1 FROM outbox WHERE lane = ?3 AND state < 2))
                """,
                entry.Id,
                entry.Contact,
                entry.Lane,
                entry.Kind.ToString(),
                entry.Due,
                entry.Payload,
                entry.Attempts,
                entry.LastError);
        }

        return entries.Count;
    }

    public static IReadOnlyList<OutboxEntry> Due(SqliteSession session, OutboxKind kind, DateTimeOffset now, int limit) => session.All(
        $"SELECT {Columns} FROM outbox WHERE state = 1 AND kind = ?1 AND due <= ?2 ORDER BY due, seq LIMIT ?3", Entry, kind.ToString(), now, limit);

    public static IReadOnlyList<OutboxEntry> Waiting(SqliteSession session, int limit) => Oldest(session, "state < 2", limit);

    /// <summary>The longest dead first, which is also the order to replay them in.</summary>
    public static IReadOnlyList<OutboxEntry> DeadLetters(SqliteSession session, int limit) => Oldest(session, "state = 2", limit);

    public static DateTimeOffset? NextDue(SqliteSession session) => session.First(
        """
        SELECT min(due) FROM (
            SELECT min(due) AS due FROM outbox WHERE state = 1 AND kind = ?1
            UNION ALL SELECT min(due) FROM outbox WHERE state = 1 AND kind = ?2
            UNION ALL SELECT min(due) FROM outbox WHERE state = 1 AND kind = ?3
            UNION ALL SELECT min(due) FROM outbox WHERE state = 1 AND kind = ?4
            UNION ALL SELECT min(due) FROM timers
            UNION ALL SELECT min(next) FROM pages WHERE taken_at IS NULL)
        """,
        row => row.TimeOrNull(0),
        Kinds);

    public static int Delivered(SqliteSession session, IReadOnlyCollection<string> ids)
    {
        foreach (var id in ids)
        {
            Settle(session, session.All("DELETE FROM outbox WHERE id = ?1 RETURNING lane", Lane, id));
        }

        return ids.Count;
    }

    public static int Retry(SqliteSession session, string id, int attempts, DateTimeOffset due, string error) => session.Run(
        "UPDATE outbox SET attempts = ?2, due = ?3, error = ?4 WHERE id = ?1 AND state < 2", id, attempts, due, error);

    public static int Bury(SqliteSession session, string id, int attempts, DateTimeOffset at, string error)
    {
        var lanes = session.All(
            "UPDATE outbox SET state = 2, attempts = ?2, due = ?3, error = ?4 WHERE id = ?1 AND state < 2 RETURNING lane", Lane, id, attempts, at, error);
        return Settle(session, lanes);
    }

    /// <summary>It takes its old place, before what came after it.</summary>
    public static bool Replay(SqliteSession session, string id, DateTimeOffset now)
    {
        var lanes = session.All(
            "UPDATE outbox SET state = 0, attempts = 0, due = ?2, error = NULL WHERE id = ?1 AND state = 2 RETURNING lane", Lane, id, now);
        return Settle(session, lanes) > 0;
    }

    public static void Erase(SqliteSession session, ContactKey contact) =>
        Settle(session, session.All("DELETE FROM outbox WHERE contact = ?1 RETURNING lane", Lane, contact));

    // Picked by number first, so that a long backlog is sorted without reading its payloads.
    private static List<OutboxEntry> Oldest(SqliteSession session, string which, int limit) => session.All(
        $"SELECT {Columns} FROM outbox WHERE seq IN (SELECT seq FROM outbox WHERE {which} ORDER BY due, seq LIMIT ?1) ORDER BY due, seq", Entry, limit);

    private static int Settle(SqliteSession session, List<string> lanes)
    {
        foreach (var lane in lanes.Distinct(StringComparer.Ordinal))
        {
            session.Run("UPDATE outbox SET state = 0 WHERE lane = ?1 AND state = 1", lane);
            session.Run("UPDATE outbox SET state = 1 WHERE seq = (SELECT min(seq) FROM outbox WHERE lane = ?1 AND state = 0)", lane);
        }

        return lanes.Count;
    }

    private static string Lane(SqliteDataReader row) => row.GetString(0);

    private static OutboxEntry Entry(SqliteDataReader row) => new(
        row.GetString(0), row.Contact(1), row.GetString(2), row.Named<OutboxKind>(3), row.Time(4), row.Bytes(5), row.GetInt32(6), row.TextOrNull(7));
}
