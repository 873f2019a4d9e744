using System.Collections.Immutable;

namespace TriageBot.Reports;

/// <summary>How many there are of each row and column, as it may be shown.</summary>
/// <param name="Cells">With the totals in the last row and column; null is kept back.</param>
internal sealed record CrossTable(ImmutableArray<string> Rows, ImmutableArray<string> Columns, int?[,] Cells)
{
    public static CrossTable Of(Counts counts) => Shown(counts, Secrets(counts, (row, column) => SmallCells.IsSmall(counts.Cells[row, column])));

    /// <summary>Those of whom something more is true. Kept back too is who, besides them, is few, or is not shown in <paramref name="shown"/>.</summary>
    public static CrossTable OfPart(Counts part, Counts whole, CrossTable shown) => Shown(part, Secrets(part, (row, column) =>
        SmallCells.IsSmall(part.Cells[row, column]) || SmallCells.IsSmall(whole.Cells[row, column] - part.Cells[row, column]) || shown.Cells[row, column] is null));

    /// <summary>Of what is not about people, such as rules: all of it.</summary>
    public static CrossTable Open(Counts counts) => Shown(counts, new bool[counts.Rows.Length + 1, counts.Columns.Length + 1]);

    public int? Total => Cells[Rows.Length, Columns.Length];

    public IEnumerable<NamedCount> RowTotals => Rows.Select((row, i) => new NamedCount(row, Cells[i, Columns.Length]));

    public IEnumerable<NamedCount> ColumnTotals => Columns.Select((column, i) => new NamedCount(column, Cells[Rows.Length, i]));

    private static CrossTable Shown(Counts counts, bool[,] secrets)
    {
        var hidden = SmallCells.Hide(counts.Cells, secrets);
        var cells = new int?[counts.Rows.Length + 1, counts.Columns.Length + 1];
        foreach (var (row, column) in counts.Places)
        {
            cells[row, column] = hidden[row, column] ? null : counts.Cells[row, column];
        }

        return new CrossTable(counts.Rows, counts.Columns, cells);
    }

    private static bool[,] Secrets(Counts counts, Func<int, int, bool> isSecret)
    {
        var secrets = new bool[counts.Rows.Length + 1, counts.Columns.Length + 1];
        foreach (var (row, column) in counts.Places)
        {
            secrets[row, column] = isSecret(row, column);
        }

        return secrets;
    }
}
