namespace TriageBot.Engine.Reading.PrivateNumbers;

/// <summary>Where in one text such words stand.</summary>
/// <param name="phrases">By the token a phrase begins at.</param>
/// <param name="covered">By every token of a phrase.</param>
internal sealed class SaidInText(Token[] tokens, (PrivateKind Kind, int Length)?[] phrases, PrivateKind?[] covered)
{
    /// <summary>"passport number is #" is as far as words reach.</summary>
    private const int Reach = 6;

    /// <summary>What the words in front of this token, or else those behind the other, say.</summary>
    /// <param name="first">The number's first token.</param>
    /// <param name="next">Just behind its last.</param>
    public PrivateKind? About(int first, int next) => Before(first) ?? Behind(next);

    /// <summary>A filling word, and no letters that belong to the number: "N1234567" is a passport.</summary>
    public bool IsBetween(int at) => covered[at] is PrivateKind.Between && !NumberShape.Touches(tokens, at + 1);

    private PrivateKind? Before(int first)
    {
        for (var i = first - 1; i >= 0 && first - i <= Reach; i--)
        {
            if (!IsBetween(i))
            {
                return covered[i] is PrivateKind.Between ? null : covered[i];
            }
        }

        return null;
    }

    // "12345678 is my A-number", unless a number of its own follows those words.
    private PrivateKind? Behind(int next)
    {
        for (var i = next; i < tokens.Length && i - next < Reach && !tokens[i].BeginsClause; i++)
        {
            if (phrases[i] is { Kind: not PrivateKind.Between } said)
            {
                return IsFollowed(i + said.Length) ? null : said.Kind;
            }

            if (!IsBetween(i))
            {
                return null;
            }
        }

        return null;
    }

    private bool IsFollowed(int at)
    {
        while (at < tokens.Length && IsBetween(at))
        {
            at++;
        }

        return at < tokens.Length && (tokens[at].IsNumber || NumberShape.Touches(tokens, at + 1) || tokens[at].Text is "●" or "a");
    }
}
