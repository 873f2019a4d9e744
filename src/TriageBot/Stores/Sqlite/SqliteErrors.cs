using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TriageBot.Stores.Sqlite;

/// <summary>Tells a store that is out of reach from a bug of ours.</summary>
internal static class SqliteErrors
{
    /// <summary>A <see cref="StoreUnavailableException"/> for what waiting or an operator can put right; anything else as it was.</summary>
    public static Exception Translate(Exception error) => error switch
    {
        SqliteException sqlite when Reason(sqlite.SqliteErrorCode) is { } reason => Unavailable(reason, sqlite),
        IOException or UnauthorizedAccessException => Unavailable("its file or folder cannot be used", error),
        _ => error,
    };

    public static StoreUnavailableException Unavailable(string reason, Exception? inner = null) => new($"The SQLite store is unavailable: {reason}.", inner);

    private static string? Reason(int code) => code switch
    {
        // The last of them: others began and ended so often meanwhile that it never got a look in.
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => "another process keeps it locked",
        raw.SQLITE_FULL => "the disk is full",
        raw.SQLITE_IOERR => "the disk reports an error",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => "it cannot be written to",
        raw.SQLITE_CANTOPEN => "its file cannot be opened",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "its file is damaged or is no SQLite database",
        raw.SQLITE_NOMEM => "memory has run out",
        _ => null,
    };
}
