namespace TriageBot.Engine.Texts.Sheets;

/// <summary>How near two English texts are, so that a translation survives a small change of its source.</summary>
internal static class Likeness
{
    /// <summary>From here on a translation is worth keeping to look at. Never proof that it still says the same: one "not" is a small change.</summary>
    public const double Near = 0.7;

    /// <summary>1 when equal, 0 when nothing is alike: one less the edits over the longer length.</summary>
    public static double Of(string left, string right)
    {
        var longer = Math.Max(left.Length, right.Length);
        return longer == 0 ? 1 : 1 - ((double)Edits(left, right) / longer);
    }

    private static int Edits(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j - 1], above) + 1, corner + (left[i - 1] == right[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[^1];
    }
}
