using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TriageBot.Stores.Sqlite;

/// <summary>One connection with its prepared statements. For one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    private SqliteSession(SqliteConnection connection) => this.connection = connection;

    /// <summary>For what the library does not tell about a connection.</summary>
    public sqlite3 Handle => connection.Handle!;

    /// <summary>False once SQLite has rolled a transaction back by itself, as it does on some disk errors.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    /// <param name="path">The database file; created when absent.</param>
    /// <param name="patience">How long to wait for another process's lock, whole seconds.</param>
    /// <param name="pragmas">Settings that live with the connection.</param>
    public static SqliteSession Open(string path, TimeSpan patience, string pragmas)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            DefaultTimeout = (int)patience.TotalSeconds,

            // We keep our own sessions: the library's pool would throw the prepared statements away.
            Pooling = false,
        };
        var opening = new SqliteConnection(settings.ToString());
        try
        {
            opening.Open();
            var session = new SqliteSession(opening);
            session.Script(pragmas);
            return session;
        }
        catch
        {
            opening.Dispose();
            throw;
        }
    }

    /// <summary>Several statements, not kept prepared.</summary>
    public void Script(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs one statement with values for <c>?1</c>, <c>?2</c>…; returns the number of rows changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    public List<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The first row, or the type's default.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i}" });
            }

            prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = Stored(values[i]);
        }

        return command;
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => time.UtcTicks,
        ContactKey contact => contact.Value ?? "",
        MessageKey message => message.Value,
        Enum => throw new ArgumentException("How an enum is stored is decided where it is stored.", nameof(value)),
        _ => value,
    };
}
