namespace TriageBot.Stores.Sqlite;

internal static class CaseFileTable
{
    public static CaseFileRow? Find(SqliteSession session, string intakeId) =>
        session.First("SELECT version, body FROM case_files WHERE intake = ?1", row => new CaseFileRow(intakeId, row.GetInt64(0), row.Bytes(1)), intakeId);

    // A new one is of the intake's contact, so that it goes when the intake goes.
    public static bool Save(SqliteSession session, CaseFileRow file) => IsFirst(session, file) && IntakeTable.Close(session, file.IntakeId, file.ClosedAt) && Write(session, file) > 0;

    // Looked at before anything is written: what is refused changes nothing.
    private static bool IsFirst(SqliteSession session, CaseFileRow file) => (Find(session, file.IntakeId)?.Version ?? 0) == file.Version;

    private static int Write(SqliteSession session, CaseFileRow file) => session.Run(
        """
        INSERT INTO case_files (intake, contact, version, body) SELECT id, contact, 1, ?2 FROM intakes WHERE id = ?1
        ON CONFLICT (intake) DO UPDATE SET version = version + 1, body = excluded.body
        """,
        file.IntakeId,
        file.Body);

    public static int Erase(SqliteSession session, ContactKey contact) => session.Run("DELETE FROM case_files WHERE contact = ?1", contact);
}
