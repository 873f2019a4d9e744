namespace TriageBot.Stores.Sqlite;

/// <summary>A column of sealed values and the key its table is walked by.</summary>
/// <param name="Key">One or two columns.</param>
/// <param name="Start">Before every key.</param>
/// <param name="Batch">How many are changed together: few enough that turns going on meanwhile hardly notice.</param>
internal sealed record SealedColumn(string Table, string Column, string[] Key, object[] Start, int Batch = 100)
{
    public static readonly SealedColumn[] All =
    [
        new("conversations", "body", ["seq"], [long.MinValue]),
        new("marks", "answer", ["message"], [""]),
        new("outbox", "payload", ["seq"], [long.MinValue]),
        new("intakes", "document", ["seq"], [long.MinValue]),
        new("transcript", "body", ["contact", "line"], ["", long.MinValue]),
        new("pages", "body", ["seq"], [long.MinValue]),
        new("attachments", "body", ["seq"], [long.MinValue], Batch: 4),
        new("documents", "body", ["kind", "id"], ["", ""]),
        new("case_files", "body", ["seq"], [long.MinValue]),
    ];

    /// <summary>The values after this key, in order of key.</summary>
    public List<SealedValue> Next(SqliteSession session, object[] after)
    {
        var keys = string.Join(", ", Key);
        var marks = string.Join(", ", Key.Select((_, i) => $"?{i + 1}"));
        return session.All(
            $"SELECT {Column}, {keys} FROM {Table} WHERE ({keys}) > ({marks}) ORDER BY {keys} LIMIT {Batch}",
            row => new SealedValue(row.BytesOrNull(0), [.. Enumerable.Range(1, Key.Length).Select(row.GetValue)]),
            after);
    }

    /// <summary>Puts the new bytes where the old ones still stand; what a turn has changed meanwhile is left to that turn.</summary>
    public int Replace(SqliteSession session, IEnumerable<(SealedValue Old, byte[] New)> changes)
    {
        var where = string.Join(" AND ", Key.Select((key, i) => $"{key} = ?{i + 3}"));
        return changes.Sum(change => session.Run(
            $"UPDATE {Table} SET {Column} = ?1 WHERE {Column} = ?2 AND {where}", [change.New, change.Old.Bytes, .. change.Old.Key]));
    }
}

internal sealed record SealedValue(byte[]? Bytes, object[] Key);
