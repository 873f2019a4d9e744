namespace TriageBot.Stores.Sqlite;

/// <summary>The tables, and whether a file is ours. Times are UTC ticks. Columns hold ids, keyed hashes, times and levels in the clear;
/// all else is sealed.</summary>
internal static class SqliteSchema
{
    private const int Version = 6;

    // "TrBt": tells our file from any other program's.
    private const int ApplicationId = 0x54724274;

    // Tables with large rows keep their rowid: SQLite's manual advises WITHOUT ROWID only for rows under a twentieth of a page or so.
    private const string Tables = """
        CREATE TABLE conversations (
            seq INTEGER PRIMARY KEY, contact TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, body BLOB) STRICT;

        CREATE TABLE marks (message TEXT PRIMARY KEY, at INTEGER NOT NULL, answer BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX marks_at ON marks (at);

        CREATE TABLE timers (
            contact TEXT NOT NULL, kind TEXT NOT NULL, due INTEGER NOT NULL, PRIMARY KEY (contact, kind)) STRICT, WITHOUT ROWID;
        CREATE INDEX timers_due ON timers (due);

        -- state: 0 behind another entry of its lane, 1 first of its lane, 2 dead letter (due: when it was buried)
        CREATE TABLE outbox (
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, contact TEXT NOT NULL, lane TEXT NOT NULL, kind TEXT NOT NULL,
            state INTEGER NOT NULL, due INTEGER NOT NULL, attempts INTEGER NOT NULL, error TEXT, payload BLOB NOT NULL) STRICT;
        CREATE INDEX outbox_due ON outbox (state, kind, due);
        CREATE INDEX outbox_lane ON outbox (lane, state);
        CREATE INDEX outbox_contact ON outbox (contact);

        CREATE TABLE intakes (
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, contact TEXT NOT NULL, revision INTEGER NOT NULL, level INTEGER NOT NULL,
            score INTEGER NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL, document BLOB NOT NULL) STRICT;
        CREATE INDEX intakes_contact ON intakes (contact);
        CREATE INDEX intakes_urgency ON intakes (level DESC, score DESC, created);

        CREATE TABLE transcript (
            contact TEXT NOT NULL, line INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (contact, line)) STRICT, WITHOUT ROWID;

        CREATE TABLE pages (
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, intake TEXT NOT NULL, contact TEXT NOT NULL, code TEXT NOT NULL,
            created INTEGER NOT NULL, next INTEGER NOT NULL, body BLOB NOT NULL, taken_at INTEGER, taken_by TEXT) STRICT;
        CREATE INDEX pages_contact ON pages (contact);
        CREATE INDEX pages_code ON pages (code);
        CREATE INDEX pages_next ON pages (next) WHERE taken_at IS NULL;

        CREATE TABLE audit (
            seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT) STRICT;

        CREATE TABLE dialogs (version TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
        """;

    /// <summary>What each later version adds, the second first. A release's own step never changes.</summary>
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE duties (duty TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE notes (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """,

        // Entries from before the chain have no mark; it begins after them.
        "ALTER TABLE audit ADD COLUMN mark TEXT;",

        """
        CREATE TABLE attachments (
            seq INTEGER PRIMARY KEY, intake TEXT NOT NULL, number INTEGER NOT NULL, contact TEXT NOT NULL, body BLOB NOT NULL,
            UNIQUE (intake, number)) STRICT;
        CREATE INDEX attachments_contact ON attachments (contact);
        """,

        """
        CREATE TABLE accounts (id TEXT PRIMARY KEY, version INTEGER NOT NULL, document BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE case_files (
            seq INTEGER PRIMARY KEY, intake TEXT NOT NULL UNIQUE, contact TEXT NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
        CREATE INDEX case_files_contact ON case_files (contact);
        ALTER TABLE intakes ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
        DROP INDEX intakes_urgency;
        CREATE INDEX intakes_urgency ON intakes (closed, level DESC, score DESC, created);
        """,

        """
        CREATE TABLE documents (
            kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
        INSERT INTO documents SELECT 'Account', id, version, document FROM accounts;
        DROP TABLE accounts;
        CREATE INDEX audit_history ON audit (subject) WHERE action <> 'intake-read';
        """,
    ];

    /// <summary>Makes an empty file ours and brings an older one up to this release; refuses one that is not ours, or is from a later release.</summary>
    public static void Prepare(SqliteSession session)
    {
        var (version, tables) = Read(session);
        if (version == 0 && tables > 0)
        {
            throw SqliteErrors.Unavailable("its file is another program's database");
        }

        if (version > Version)
        {
            throw SqliteErrors.Unavailable($"its file has schema {version}, from a later release; this one knows {Version}");
        }

        session.Script("PRAGMA journal_mode = WAL");
        if (version == Version)
        {
            return;
        }

        session.Script("BEGIN IMMEDIATE");
        // Another process may have done it while this one waited for the lock.
        var from = Read(session).Version;
        if (from == 0)
        {
            session.Script($"{Tables} PRAGMA application_id = {ApplicationId};");
        }

        foreach (var step in Steps.Skip(Math.Max(0, from - 1)))
        {
            session.Script(step);
        }

        session.Script($"PRAGMA user_version = {Version};");
        session.Script("COMMIT");
    }

    private static (int Version, int Tables) Read(SqliteSession session) => session.First(
        "SELECT (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)",
        row => (row.GetInt32(0), row.GetInt32(1)));
}
