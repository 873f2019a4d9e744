namespace TriageBot.Stores.Sqlite;

internal static class AccountTable
{
    private const string Columns = "id, version, document";

    public static AccountRow? Find(SqliteSession session, string id) => session.First($"SELECT {Columns} FROM accounts WHERE id = ?1", Row, id);

    public static IReadOnlyList<AccountRow> All(SqliteSession session) => session.All($"SELECT {Columns} FROM accounts", Row);

    public static bool Save(SqliteSession session, AccountRow account) => (account.Version == 0
        ? session.Run("INSERT INTO accounts (id, version, document) VALUES (?1, 1, ?2) ON CONFLICT DO NOTHING", account.Id, account.Document)
        : session.Run("UPDATE accounts SET version = version + 1, document = ?2 WHERE id = ?1 AND version = ?3", account.Id, account.Document, account.Version)) > 0;

    private static AccountRow Row(Microsoft.Data.Sqlite.SqliteDataReader row) => new(row.GetString(0), row.GetInt64(1), row.Bytes(2));
}
