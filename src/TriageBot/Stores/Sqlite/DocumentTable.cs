namespace TriageBot.Stores.Sqlite;

internal static class DocumentTable
{
    private const string Columns = "kind, id, version, body";

    public static DocumentRow? Find(SqliteSession session, DocumentKind kind, string id) =>
        session.First($"SELECT {Columns} FROM documents WHERE kind = ?1 AND id = ?2", Row, kind.ToString(), id);

    public static IReadOnlyList<DocumentRow> All(SqliteSession session, DocumentKind kind) => session.All($"SELECT {Columns} FROM documents WHERE kind = ?1", Row, kind.ToString());

    public static bool Save(SqliteSession session, DocumentRow document) => (document.Version == 0
        ? session.Run("INSERT INTO documents (kind, id, version, body) VALUES (?1, ?2, 1, ?3) ON CONFLICT DO NOTHING", document.Kind.ToString(), document.Id, document.Body)
        : session.Run("UPDATE documents SET version = version + 1, body = ?3 WHERE kind = ?1 AND id = ?2 AND version = ?4", document.Kind.ToString(), document.Id, document.Body, document.Version)) > 0;

    private static DocumentRow Row(Microsoft.Data.Sqlite.SqliteDataReader row) => new(row.Named<DocumentKind>(0), row.GetString(1), row.GetInt64(2), row.Bytes(3));
}
