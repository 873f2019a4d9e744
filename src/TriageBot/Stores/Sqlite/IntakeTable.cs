using Microsoft.Data.Sqlite;
using TriageBot.Engine.Urgency;

namespace TriageBot.Stores.Sqlite;

internal static class IntakeTable
{
    private const string Columns = "id, contact, revision, level, score, updated, document, created";

    // Created is kept from the first write: who has waited longest does not change with an update.
    public static int Write(SqliteSession session, IntakeRow intake) => session.Run(
        """
        INSERT INTO intakes (id, contact, revision, level, score, created, updated, document) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)
        ON CONFLICT (id) DO UPDATE SET contact = excluded.contact, revision = excluded.revision, level = excluded.level,
            score = excluded.score, updated = excluded.updated, document = excluded.document, closed = 0
        """,
        intake.Id,
        intake.Contact,
        intake.Revision,
        (int)intake.Level,
        intake.Score,
        intake.UpdatedAt,
        intake.Document);

    public static IntakeRow? Find(SqliteSession session, string id) =>
        session.First($"SELECT {Columns} FROM intakes WHERE id = ?1", Intake, id);

    public static IReadOnlyList<IntakeRow> MostUrgent(SqliteSession session, bool closed, int limit) =>
        session.All($"SELECT {Columns} FROM intakes WHERE closed = ?1 ORDER BY level DESC, score DESC, created, seq LIMIT ?2", Intake, closed ? 1 : 0, limit);

    public static IReadOnlyList<IntakeRow> ById(SqliteSession session, string? after, int limit) =>
        session.All($"SELECT {Columns} FROM intakes WHERE id > ?1 ORDER BY id LIMIT ?2", Intake, after ?? "", limit);

    /// <summary>False: it is gone, or not at this revision.</summary>
    public static bool Close(SqliteSession session, string id, int? revision) =>
        session.Run("UPDATE intakes SET closed = ?2 IS NOT NULL WHERE id = ?1 AND (?2 IS NULL OR revision = ?2)", id, revision) > 0;

    private static IntakeRow Intake(SqliteDataReader row) => new(
        row.GetString(0), row.Contact(1), row.GetInt32(2), (Level)row.GetInt32(3), row.GetInt32(4), row.Time(5), row.Bytes(6), row.Time(7));
}
