using Microsoft.Data.Sqlite;

namespace TriageBot.Stores.Sqlite;

/// <summary>The audit trail: one chain, since one thread writes it.</summary>
internal static class AuditTable
{
    public const string Chain = "0";

    private const string Columns = "at, actor, action, subject, detail";

    public static int Write(SqliteSession session, AuditChain chain, AuditEntry entry) => session.Run(
        $"INSERT INTO audit ({Columns}, mark) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        entry.At,
        entry.Actor,
        entry.Action,
        entry.Subject,
        entry.Detail,
        chain.Mark(session.First("SELECT mark FROM audit ORDER BY seq DESC LIMIT 1", row => row.TextOrNull(0)) ?? "", entry));

    public static IReadOnlyList<AuditEntry> Newest(SqliteSession session, int limit) =>
        session.All($"SELECT {Columns} FROM audit ORDER BY seq DESC LIMIT ?1", Entry, limit);

    // Written as the index is, so that it is used.
    public static IReadOnlyList<AuditEntry> History(SqliteSession session, string subject) => session.All(
        $"SELECT {Columns} FROM audit WHERE subject = ?1 AND action <> 'intake-read' ORDER BY seq DESC LIMIT ?2", Entry, subject, AuditEntry.LongestHistory);

    public static IReadOnlyList<AuditLink> Links(SqliteSession session, long after, int limit) => session.All(
        $"SELECT {Columns}, seq, mark FROM audit WHERE mark IS NOT NULL AND seq > ?1 ORDER BY seq LIMIT ?2",
        row => new AuditLink(row.GetInt64(5), Entry(row), row.GetString(6)),
        after,
        limit);

    private static AuditEntry Entry(SqliteDataReader row) =>
        new(row.Time(0), row.GetString(1), row.GetString(2), row.GetString(3), row.TextOrNull(4));
}
