using FsCheck;
using FsCheck.Fluent;
using TriageBot.Reports;

namespace TriageBot.Tests.Reports;

public class FoldingTests
{
    [Theory]
    [InlineData("es 9, en 7, ht 6", "es 9, en 7, ht 6", "all are enough")]
    [InlineData("es 9, en 7, ht 3, am 2", "es 9, en 7, rest 5", "the few are enough together")]
    [InlineData("es 9, en 7, ht 3", "es 9, rest 10", "the few take the next along")]
    [InlineData("ht 3", "rest *", "there is nobody to hide among")]
    [InlineData("", "", "nobody came")]
    [InlineData("a 9, b 8, c 7, d 6", "a 9, b 8, c 7, rest 6", "more than fit")]
    public void Counted_BySmallExamples_NamesTheManyAndFoldsTheFew(string counts, string shown, string because)
    {
        string[] names = [.. counts.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(' ')).SelectMany(one => Enumerable.Repeat(one[0], int.Parse(one[1], null)))];

        string.Join(", ", Folding.Counted(names, "rest", most: 3).Select(one => $"{one.Name} {one.Count?.ToString(null, null) ?? "*"}")).ShouldBe(shown, because);
    }

    [Fact]
    public void Counted_AnyNames_ShowsNoSmallNumberAndLosesNobody() =>
        Prop.ForAll(Gen.Elements("a", "a", "a", "b", "b", "c", "d", "e").ArrayOf().ToArbitrary(), names =>
        {
            var counted = Folding.Counted(names, "rest", most: 3);
            return counted.All(one => one.Count is null or >= SmallCells.Least) && (counted.Any(one => one.Count is null) ? names.Length < SmallCells.Least : counted.Sum(one => one.Count) == names.Length);
        }).QuickCheckThrowOnFailure();
}
