namespace TriageBot.Reports;

/// <summary>Two tables with the same totals differ along loops: one more here, one less there, until every row and column comes out even again.
/// A cell cannot be worked out if some loop through it runs over hidden cells only. This finds the loop that costs the fewest more hidden cells:
/// the way back from one end of the cell to the other, with rows and columns as places and cells as the ways between them.</summary>
internal sealed class HidingLoop(int[,] cells, bool[,] hidden)
{
    // Rather many people than a nobody, whom everybody could guess, and rather that than a total, which may stand elsewhere too.
    private const long Nobody = 1_000_000_000;
    private const long Total = 1_000_000_000_000;

    private readonly int _rows = cells.GetLength(0);
    private readonly int _columns = cells.GetLength(1);

    /// <summary>The cells that have to be hidden, those that are already among them.</summary>
    public IReadOnlyList<(int Row, int Column)> Through(int row, int column)
    {
        var more = Back(row, column, rises: true);
        if (cells[row, column] == 0)
        {
            return more.Cells;
        }

        var less = Back(row, column, rises: false);
        return less.Cost < more.Cost ? less.Cells : more.Cells;
    }

    // Dijkstra's algorithm over a handful of places.
    private (long Cost, List<(int Row, int Column)> Cells) Back(int row, int column, bool rises)
    {
        var (from, to) = RunsDown(row, column) == rises ? (_rows + column, row) : (row, _rows + column);
        var costs = new Dictionary<int, long> { [from] = 0 };
        var before = new Dictionary<int, int>();
        var open = new PriorityQueue<int, long>([(from, 0)]);
        while (open.TryDequeue(out var place, out var cost) && place != to)
        {
            foreach (var next in place < _rows ? Enumerable.Range(_rows, _columns) : Enumerable.Range(0, _rows))
            {
                if (cost == costs[place] && Cell(place, next) != (row, column) && Cost(place, next) is { } step && cost + step < costs.GetValueOrDefault(next, long.MaxValue))
                {
                    (costs[next], before[next]) = (cost + step, place);
                    open.Enqueue(next, cost + step);
                }
            }
        }

        var way = new List<(int, int)>();
        for (var place = to; place != from; place = before[place])
        {
            way.Add(Cell(before[place], place));
        }

        return (costs[to], way);
    }

    /// <summary>Null where nobody is left to take away.</summary>
    private long? Cost(int from, int to)
    {
        var (row, column) = Cell(from, to);
        var rises = RunsDown(row, column) == (from < _rows);
        if (!rises && cells[row, column] == 0)
        {
            return null;
        }

        return hidden[row, column] ? 0 : row == _rows - 1 || column == _columns - 1 ? Total : cells[row, column] == 0 ? Nobody : cells[row, column];
    }

    private (int Row, int Column) Cell(int from, int to) => from < _rows ? (from, to - _rows) : (to, from - _rows);

    // One more in a cell is one more in its row's total: totals run the other way, the total of totals as cells do.
    private bool RunsDown(int row, int column) => row == _rows - 1 == (column == _columns - 1);
}
