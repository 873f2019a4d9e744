using Microsoft.Data.Sqlite;

namespace TriageBot.Stores.Sqlite;

internal static class PageTable
{
    private const string Columns = "id, intake, contact, code, created, next, body, taken_at, taken_by";

    public static int Write(SqliteSession session, PageRow page) => session.Run(
        $"INSERT OR REPLACE INTO pages ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        page.Id,
        page.IntakeId,
        page.Contact,
        page.CodeHash,
        page.CreatedAt,
        page.Next,
        page.Body,
        page.AcknowledgedAt,
        page.AcknowledgedBy);

    public static IReadOnlyList<PageRow> Due(SqliteSession session, DateTimeOffset now, int limit) =>
        session.All($"SELECT {Columns} FROM pages WHERE taken_at IS NULL AND next <= ?1 ORDER BY next LIMIT ?2", Page, now, limit);

    public static bool Repeat(SqliteSession session, PageRow page, DateTimeOffset next, IReadOnlyCollection<OutboxEntry> texts)
    {
        if (session.Run("UPDATE pages SET next = ?3 WHERE id = ?1 AND next = ?2 AND taken_at IS NULL", page.Id, page.Next, next) == 0)
        {
            return false;
        }

        OutboxTable.Insert(session, texts);
        return true;
    }

    // Codes are short and come round again: the newest page that still waits is the one that is meant.
    public static PageRow? Acknowledge(SqliteSession session, string code, string? intake, string by, DateTimeOffset at) =>
        session.All(
            $"""
            UPDATE pages SET taken_at = ?2, taken_by = ?3
            WHERE seq = (SELECT seq FROM pages WHERE code = ?1 AND (?4 IS NULL OR intake = ?4) AND taken_at IS NULL ORDER BY created DESC, seq DESC LIMIT 1)
            RETURNING {Columns}
            """,
            Page,
            code,
            at,
            by,
            intake).SingleOrDefault()
        ?? session.First($"SELECT {Columns} FROM pages WHERE code = ?1 AND (?2 IS NULL OR intake = ?2) ORDER BY created DESC, seq DESC LIMIT 1", Page, code, intake);

    private static PageRow Page(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.Contact(2), row.GetString(3), row.Time(4), row.Time(5), row.Bytes(6), row.TimeOrNull(7), row.TextOrNull(8));
}
