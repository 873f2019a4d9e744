using System.Collections.Immutable;

namespace TriageBot.Reports;

/// <summary>Keeps what is frequent by its own name; the rest goes together under one.</summary>
internal static class Folding
{
    /// <summary>Names, the most frequent first. What is not among them is either nobody or at least <see cref="SmallCells.Least"/> together, unless all of it is fewer.</summary>
    public static ImmutableArray<string> Kept(IEnumerable<string> names, int most)
    {
        var counts = names.CountBy(name => name, StringComparer.Ordinal).OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
        var kept = counts.TakeWhile(one => one.Value >= SmallCells.Least).Take(most).Count();
        while (kept > 0 && SmallCells.IsSmall(counts.Skip(kept).Sum(one => one.Value)))
        {
            kept--;
        }

        return [.. counts.Take(kept).Select(one => one.Key)];
    }

    /// <summary>How often each comes, with the rest last; null is kept back.</summary>
    public static ImmutableArray<NamedCount> Counted(IReadOnlyCollection<string> names, string rest, int most = 30)
    {
        var kept = Kept(names, most);
        var counts = names.CountBy(name => kept.Contains(name, StringComparer.Ordinal) ? name : rest, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. kept.Append(rest).Where(counts.ContainsKey).Select(name => new NamedCount(name, SmallCells.IsSmall(counts[name]) ? null : counts[name]))];
    }
}

/// <param name="Count">Null where it is kept back.</param>
internal sealed record NamedCount(string Name, int? Count);
