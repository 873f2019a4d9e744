using FsCheck;
using FsCheck.Fluent;
using TriageBot.Reports;

namespace TriageBot.Tests.Reports;

/// <summary>What is kept back stays back, whoever reckons with what is shown.</summary>
public class SmallCellsTests
{
    private static readonly Gen<int[,]> Tables = from rows in Gen.Choose(1, 3)
                                                 from columns in Gen.Choose(1, 3)
                                                 from counts in Gen.Elements(0, 0, 1, 2, 3, 4, 4, 5, 6, 9, 40).ArrayOf(rows * columns)
                                                 select WithTotals(rows, columns, counts);

    [Fact]
    public void Hide_AnyTable_LeavesNoSmallNumberToBeWorkedOut() => Prop.ForAll(Tables.ToArbitrary(), cells => NothingComesOut(cells, Small(cells)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Hide_AnyPlacesOfATable_LeavesNoneToBeWorkedOut()
    {
        var both = from cells in Tables from secret in Gen.Elements(true, false, false).ArrayOf(16) select (cells, secret);
        Prop.ForAll(both.ToArbitrary(), one => NothingComesOut(one.cells, Map(one.cells, (row, column, _) => one.secret[(row * 4) + column])))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Hide_NothingSmall_HidesNothing() => Prop.ForAll(Tables.ToArbitrary(), cells =>
    {
        var enough = WithTotals(cells.GetLength(0) - 1, cells.GetLength(1) - 1, [.. Inner(cells).Select(count => count is > 0 and < 5 ? count + 5 : count)]);
        return SmallCells.Hide(enough, Small(enough)).Cast<bool>().All(hidden => !hidden);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Hide_LargeTables_IsQuickAndKeepsEveryTotalThatIsLargeEnough()
    {
        var random = new System.Random(7);
        var cells = WithTotals(100, 9, [.. Enumerable.Range(0, 900).Select(_ => random.Next(3) == 0 ? random.Next(6) : random.Next(200))]);

        var hidden = SmallCells.Hide(cells, Small(cells));

        Enumerable.Range(0, 101).Count(row => hidden[row, 9]).ShouldBe(0);
        hidden.Cast<bool>().Count(one => one).ShouldBeLessThan(600);
    }

    [Theory]
    [InlineData("3 40 | 20 30", "* * 43 | * * 50 | 23 70 93", "the other three, or the totals give it away")]
    [InlineData("3 40 9 | 20 30 8 | 5 60 7", "* 40 * 52 | 20 30 8 58 | * 60 * 72 | 28 130 24 182", "the fewest others")]
    [InlineData("3 40 | 20 0", "* * 43 | * * 20 | 23 40 63", "even a nobody, before a total")]
    [InlineData("0 40 | 20 0", "0 40 40 | 20 0 20 | 20 40 60", "nobody is no secret")]
    [InlineData("3", "* * | * *", "there is nothing else")]
    public void Hide_BySmallExamples_HidesWhatItTakes(string table, string shown, string because)
    {
        var rows = table.Split(" | ").Select(row => row.Split(' ').Select(int.Parse).ToArray()).ToArray();
        var cells = WithTotals(rows.Length, rows[0].Length, [.. rows.SelectMany(row => row)]);

        var hidden = SmallCells.Hide(cells, Small(cells));

        string.Join(" | ", Enumerable.Range(0, cells.GetLength(0)).Select(row =>
            string.Join(' ', Enumerable.Range(0, cells.GetLength(1)).Select(column => hidden[row, column] ? "*" : $"{cells[row, column]}")))).ShouldBe(shown, because);
    }

    // Two tables with the same totals differ by steps of one along loops: trying every step of one tries all there is.
    private static bool NothingComesOut(int[,] cells, bool[,] secret)
    {
        var hidden = SmallCells.Hide(cells, secret);
        var (rows, columns) = (cells.GetLength(0) - 1, cells.GetLength(1) - 1);
        var open = new HashSet<(int, int)>(Places(secret).Where(place => secret[place.Row, place.Column]));
        foreach (var steps in Steps([.. Enumerable.Range(0, rows * columns).Select(i => hidden[i / columns, i % columns])]))
        {
            var other = WithTotals(rows, columns, [.. Inner(cells).Zip(steps, (count, step) => count + step)]);
            if (Inner(other).All(count => count >= 0) && Places(cells).All(place => hidden[place.Row, place.Column] || other[place.Row, place.Column] == cells[place.Row, place.Column]))
            {
                open.RemoveWhere(place => other[place.Item1, place.Item2] != cells[place.Item1, place.Item2]);
            }
        }

        return open.Count == 0;
    }

    private static IEnumerable<int[]> Steps(bool[] free)
    {
        var all = (int)Math.Pow(3, free.Count(one => one));
        for (var number = 0; number < all; number++)
        {
            var left = number;
            var steps = new int[free.Length];
            for (var i = 0; i < free.Length; i++)
            {
                steps[i] = free[i] ? (left % 3) - 1 : 0;
                left = free[i] ? left / 3 : left;
            }

            yield return steps;
        }
    }

    private static bool[,] Small(int[,] cells) => Map(cells, (_, _, count) => SmallCells.IsSmall(count));

    private static bool[,] Map(int[,] cells, Func<int, int, int, bool> of)
    {
        var mapped = new bool[cells.GetLength(0), cells.GetLength(1)];
        foreach (var (row, column) in Places(cells))
        {
            mapped[row, column] = of(row, column, cells[row, column]);
        }

        return mapped;
    }

    private static IEnumerable<int> Inner(int[,] cells) =>
        Places(cells).Where(place => place.Row < cells.GetLength(0) - 1 && place.Column < cells.GetLength(1) - 1).Select(place => cells[place.Row, place.Column]);

    private static IEnumerable<(int Row, int Column)> Places(Array cells) =>
        from row in Enumerable.Range(0, cells.GetLength(0)) from column in Enumerable.Range(0, cells.GetLength(1)) select (row, column);

    private static int[,] WithTotals(int rows, int columns, int[] counts)
    {
        var cells = new int[rows + 1, columns + 1];
        for (var i = 0; i < counts.Length; i++)
        {
            var (row, column) = (i / columns, i % columns);
            cells[row, column] = counts[i];
            cells[row, columns] += counts[i];
            cells[rows, column] += counts[i];
            cells[rows, columns] += counts[i];
        }

        return cells;
    }
}
