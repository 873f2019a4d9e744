namespace TriageBot.Stores.Sqlite;

internal static class AuditTable
{
    public static int Write(SqliteSession session, AuditEntry entry) => session.Run(
        "INSERT INTO audit (at, actor, action, subject, detail) VALUES (?1, ?2, ?3, ?4, ?5)",
        entry.At,
        entry.Actor,
        entry.Action,
        entry.Subject,
        entry.Detail);

    public static IReadOnlyList<AuditEntry> Newest(SqliteSession session, int limit) => session.All(
        "SELECT at, actor, action, subject, detail FROM audit ORDER BY seq DESC LIMIT ?1",
        row => new AuditEntry(row.Time(0), row.GetString(1), row.GetString(2), row.GetString(3), row.TextOrNull(4)),
        limit);
}
