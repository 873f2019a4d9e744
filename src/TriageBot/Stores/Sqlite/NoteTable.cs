namespace TriageBot.Stores.Sqlite;

/// <summary>What all hosts share beside people's data: who does a duty now, and small facts.</summary>
internal static class NoteTable
{
    // An end further off than any claim could have set it was set by a clock that ran ahead: it would hold the duty up until then.
    public static bool Claim(SqliteSession session, string duty, DateTimeOffset now, TimeSpan time) => session.Run(
        """
        INSERT INTO duties (duty, until) VALUES (?1, ?3)
        ON CONFLICT (duty) DO UPDATE SET until = excluded.until WHERE until <= ?2 OR until > ?4
        """,
        duty,
        now,
        now + time,
        now + time + time) > 0;

    public static string? Read(SqliteSession session, string name) =>
        session.First("SELECT text FROM notes WHERE name = ?1", row => row.GetString(0), name);

    public static int Write(SqliteSession session, string name, string? text) => text is null ? session.Run("DELETE FROM notes WHERE name = ?1", name) : session.Run(
        "INSERT INTO notes (name, text) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET text = excluded.text", name, text);
}
