namespace TriageBot.Engine.Reading;

/// <summary>Typing slips between two words: a letter wrong, missing, too many, or two swapped (optimal string alignment).</summary>
internal static class Slips
{
    /// <summary>The distance, or <paramref name="limit"/> + 1 as soon as it is more than the limit.</summary>
    public static int Between(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
        {
            return limit + 1;
        }

        var width = right.Length + 1;
        Span<int> beforeLast = stackalloc int[64];
        Span<int> last = stackalloc int[64];
        Span<int> row = stackalloc int[64];
        if (width > row.Length)
        {
            return string.Equals(left, right, StringComparison.Ordinal) ? 0 : limit + 1;
        }

        for (var j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            if (Fill(left, right, i, beforeLast, last, row) > limit)
            {
                return limit + 1;
            }

            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }

        return last[right.Length];
    }

    private static int Fill(string left, string right, int i, Span<int> beforeLast, Span<int> last, Span<int> row)
    {
        row[0] = i;
        var least = i;
        for (var j = 1; j <= right.Length; j++)
        {
            var same = left[i - 1] == right[j - 1] ? 0 : 1;
            var cost = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + same);
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
            {
                cost = Math.Min(cost, beforeLast[j - 2] + 1);
            }

            row[j] = cost;
            least = Math.Min(least, cost);
        }

        return least;
    }
}
