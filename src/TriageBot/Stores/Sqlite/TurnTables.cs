using TriageBot.Engine.Conversations;

namespace TriageBot.Stores.Sqlite;

/// <summary>What a turn reads and writes.</summary>
internal static class TurnTables
{
    // One statement, so that conversation and mark are of one moment: a redelivery never sees the turn without its mark.
    public static Loaded Load(SqliteSession session, ContactKey contact, MessageKey? message) => session.First(
        """
        SELECT (SELECT body FROM conversations WHERE contact = ?1),
               (SELECT version FROM conversations WHERE contact = ?1),
               (SELECT answer FROM marks WHERE message = ?2)
        """,
        row => new Loaded(row.BytesOrNull(0), row.IsDBNull(1) ? 0 : row.GetInt64(1), row.BytesOrNull(2)),
        contact,
        message)!;

    /// <summary>False, with nothing written, when another turn came first or has taken this message in.</summary>
    public static bool Commit(SqliteSession session, TurnCommit commit, AuditChain chain)
    {
        var now = Load(session, commit.Contact, commit.Mark?.Key);
        if (now.Version != commit.Expected || now.Remembered is not null)
        {
            return false;
        }

        if (commit.Erase)
        {
            Erase(session, commit.Contact);
        }

        if (commit.ForgetTranscript)
        {
            session.Run("DELETE FROM transcript WHERE contact = ?1", commit.Contact);
            AttachmentTable.Erase(session, commit.Contact);
        }

        if (commit.ForgetIntakes)
        {
            session.Run("DELETE FROM intakes WHERE contact = ?1", commit.Contact);
            CaseFileTable.Erase(session, commit.Contact);
        }

        WriteConversation(session, commit);
        WriteTimers(session, commit);
        WriteTranscript(session, commit);
        OutboxTable.Insert(session, commit.Outbox);
        if (commit.Intake is { } intake)
        {
            IntakeTable.Write(session, intake);
        }

        if (commit.Page is { } page)
        {
            PageTable.Write(session, page);
        }

        if (commit.Attachment is { } attachment)
        {
            AttachmentTable.Write(session, attachment);
        }

        foreach (var (intakeId, number) in commit.ForgetAttachments)
        {
            AttachmentTable.Erase(session, commit.Contact, intakeId, number);
        }

        foreach (var entry in commit.Audit)
        {
            AuditTable.Write(session, chain, entry);
        }

        return true;
    }

    public static IReadOnlyList<(long Seq, byte[]? Body)> Conversations(SqliteSession session, long after) =>
        session.All("SELECT seq, body FROM conversations WHERE seq > ?1 ORDER BY seq LIMIT 500", row => (row.GetInt64(0), row.BytesOrNull(1)), after);

    public static IReadOnlyList<DueTimer> DueTimers(SqliteSession session, DateTimeOffset now, int limit) => session.All(
        "SELECT contact, kind, due FROM timers WHERE due <= ?1 ORDER BY due LIMIT ?2",
        row => new DueTimer(row.Contact(0), row.Named<TimerKind>(1), row.Time(2)),
        now,
        limit);

    public static int ForgetMarks(SqliteSession session, DateTimeOffset before) =>
        session.Run("DELETE FROM marks WHERE at < ?1", before);

    private static void WriteConversation(SqliteSession session, TurnCommit commit)
    {
        // An erased contact leaves no row behind, not even its keyed hash.
        if (commit is not { Erase: true, Conversation: null })
        {
            session.Run(
                """
                INSERT INTO conversations (contact, version, body) VALUES (?1, ?2, ?3)
                ON CONFLICT (contact) DO UPDATE SET version = excluded.version, body = coalesce(excluded.body, body)
                """,
                commit.Contact,
                commit.Expected + 1,
                commit.Conversation);
        }

        if (commit.Mark is { } mark)
        {
            session.Run("INSERT INTO marks (message, at, answer) VALUES (?1, ?2, ?3)", mark.Key, commit.At, mark.Answer);
        }
    }

    private static void WriteTimers(SqliteSession session, TurnCommit commit)
    {
        foreach (var timer in commit.Timers)
        {
            if (timer.Due is not { } due)
            {
                session.Run("DELETE FROM timers WHERE contact = ?1 AND kind = ?2", commit.Contact, timer.Kind.ToString());
                continue;
            }

            session.Run(
                "INSERT INTO timers (contact, kind, due) VALUES (?1, ?2, ?3) ON CONFLICT (contact, kind) DO UPDATE SET due = excluded.due",
                commit.Contact,
                timer.Kind.ToString(),
                due);
        }
    }

    private static void WriteTranscript(SqliteSession session, TurnCommit commit)
    {
        foreach (var line in commit.Transcript)
        {
            session.Run(
                "INSERT INTO transcript (contact, line, body) SELECT ?1, coalesce(max(line), 0) + 1, ?2 FROM transcript WHERE contact = ?1",
                commit.Contact,
                line);
        }

        foreach (var change in commit.Rewritten)
        {
            session.Run(
                "UPDATE transcript SET body = ?3 WHERE contact = ?1 AND line = (SELECT line FROM transcript WHERE contact = ?1 ORDER BY line LIMIT 1 OFFSET ?2)",
                commit.Contact,
                change.Place,
                change.Line);
        }
    }

    // Marks stay: they know a message's hash, not whose it was, and without them a redelivery would begin the conversation anew.
    private static void Erase(SqliteSession session, ContactKey contact)
    {
        session.Run("DELETE FROM conversations WHERE contact = ?1", contact);
        session.Run("DELETE FROM timers WHERE contact = ?1", contact);
        session.Run("DELETE FROM transcript WHERE contact = ?1", contact);
        session.Run("DELETE FROM intakes WHERE contact = ?1", contact);
        session.Run("DELETE FROM pages WHERE contact = ?1", contact);
        AttachmentTable.Erase(session, contact);
        CaseFileTable.Erase(session, contact);
        OutboxTable.Erase(session, contact);
    }
}
