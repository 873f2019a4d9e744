namespace TriageBot.Reports;

/// <summary>How long people waited for a first human. Who still waits has waited longer than all others.</summary>
/// <param name="Median">Half waited no longer; null: half still wait.</param>
/// <param name="NineOfTen">Nine of ten waited no longer; null: more than one of ten still waits.</param>
/// <param name="Within">Who was seen to within the target, in percent, rounded down.</param>
internal sealed record Spread(TimeSpan? Median, TimeSpan? NineOfTen, int Within)
{
    /// <param name="waits">At least one; null is somebody who still waits.</param>
    public static Spread Of(IReadOnlyCollection<(TimeSpan? Wait, TimeSpan Target)> waits)
    {
        TimeSpan?[] sorted = [.. waits.Select(one => one.Wait).OrderBy(wait => wait ?? TimeSpan.MaxValue)];
        return new Spread(Rank(50), Rank(90), waits.Count(one => one.Wait <= one.Target) * 100 / waits.Count);

        TimeSpan? Rank(int percent) => sorted[((sorted.Length * percent) + 99) / 100 - 1];
    }
}
