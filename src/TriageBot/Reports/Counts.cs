using System.Collections.Immutable;

namespace TriageBot.Reports;

/// <summary>How many there are of each row and column.</summary>
/// <param name="Cells">With the totals in the last row and column.</param>
internal sealed record Counts(ImmutableArray<string> Rows, ImmutableArray<string> Columns, int[,] Cells)
{
    /// <param name="rows">In the order to show them; every row of <paramref name="pairs"/> is among them, and every column likewise.</param>
    public static Counts Of(IEnumerable<(string Row, string Column)> pairs, ImmutableArray<string> rows, ImmutableArray<string> columns)
    {
        var cells = new int[rows.Length + 1, columns.Length + 1];
        var (rowOf, columnOf) = (Index(rows), Index(columns));
        foreach (var pair in pairs)
        {
            var (row, column) = (rowOf[pair.Row], columnOf[pair.Column]);
            cells[row, column]++;
            cells[row, columns.Length]++;
            cells[rows.Length, column]++;
            cells[rows.Length, columns.Length]++;
        }

        return new Counts(rows, columns, cells);
    }

    public IEnumerable<(int Row, int Column)> Places =>
        from row in Enumerable.Range(0, Rows.Length + 1)
        from column in Enumerable.Range(0, Columns.Length + 1)
        select (row, column);

    private static Dictionary<string, int> Index(ImmutableArray<string> names) => names.Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);
}
