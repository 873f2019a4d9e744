namespace TriageBot.Reports;

/// <summary>Keeps small numbers of a table with totals back, and as many others as it takes for nobody to work those out by adding and taking away.</summary>
internal static class SmallCells
{
    /// <summary>People. Fewer are not shown; none at all is.</summary>
    public const int Least = 5;

    public static bool IsSmall(int count) => count is > 0 and < Least;

    /// <param name="cells">Not negative; the last row and column hold the totals.</param>
    /// <param name="secret">What nobody may work out; of the same size.</param>
    /// <returns>What is not to be shown. For each secret there is another table of which the same is shown, and that differs there.</returns>
    public static bool[,] Hide(int[,] cells, bool[,] secret)
    {
        var hidden = (bool[,])secret.Clone();
        foreach (var (row, column) in Places(secret))
        {
            foreach (var (alsoRow, alsoColumn) in new HidingLoop(cells, hidden).Through(row, column))
            {
                hidden[alsoRow, alsoColumn] = true;
            }
        }

        return hidden;
    }

    private static IEnumerable<(int Row, int Column)> Places(bool[,] secret) =>
        from row in Enumerable.Range(0, secret.GetLength(0))
        from column in Enumerable.Range(0, secret.GetLength(1))
        where secret[row, column]
        select (row, column);
}
