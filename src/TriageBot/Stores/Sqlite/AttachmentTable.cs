namespace TriageBot.Stores.Sqlite;

internal static class AttachmentTable
{
    public static int Write(SqliteSession session, AttachmentRow row) => session.Run(
        "INSERT OR REPLACE INTO attachments (intake, number, contact, body) VALUES (?1, ?2, ?3, ?4)", row.IntakeId, row.Number, row.Contact, row.Body);

    public static byte[]? Find(SqliteSession session, string intakeId, int number) => session.First(
        "SELECT body FROM attachments WHERE intake = ?1 AND number = ?2", row => row.Bytes(0), intakeId, number);

    public static int Erase(SqliteSession session, ContactKey contact, string intakeId, int number) =>
        session.Run("DELETE FROM attachments WHERE contact = ?1 AND intake = ?2 AND number = ?3", contact, intakeId, number);

    public static int Erase(SqliteSession session, ContactKey contact) => session.Run("DELETE FROM attachments WHERE contact = ?1", contact);
}
