using System.Collections.Immutable;

namespace TriageBot.Engine.Reading.PrivateNumbers;

/// <summary>Digits in groups, as people write one number.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Groups">Digits of each group, in ASCII.</param>
/// <param name="IsWhole">No further group follows.</param>
internal sealed record NumberShape(int First, ImmutableArray<string> Groups, bool IsWhole)
{
    /// <summary>The longest number there is has 19 digits.</summary>
    private const int Most = 19;

    public int Next => First + Groups.Length;

    public int Digits { get; } = Groups.Sum(group => group.Length);

    public string Text => string.Concat(Groups);

    /// <summary>Not the beginning of a longer number that is something else, such as a phone.</summary>
    public bool IsComplete => IsWhole || (Groups.Length == 1 && Digits >= 6) || Is(3, 3, 3) || Is(3, 2, 4);

    public bool IsDate => Is(2, 2, 4) || Is(1, 2, 4) || Is(2, 1, 4) || Is(4, 2, 2);

    public bool IsZip => Is(5, 4);

    public bool Is(params ReadOnlySpan<int> lengths)
    {
        if (lengths.Length != Groups.Length)
        {
            return false;
        }

        for (var i = 0; i < lengths.Length; i++)
        {
            if (Groups[i].Length != lengths[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Every number that begins at this token, the longest first.</summary>
    public static IEnumerable<NumberShape> At(Token[] tokens, int first)
    {
        var groups = new List<string>();
        for (var (i, digits) = (first, 0); i < tokens.Length && tokens[i].IsNumber && (i == first || Joins(tokens[i])); i++)
        {
            digits += tokens[i].Text.Length;
            if (digits > Most)
            {
                break;
            }

            groups.Add(tokens[i].Text);
        }

        for (var count = groups.Count; count > 0; count--)
        {
            yield return new NumberShape(first, [.. groups.Take(count)], !Continues(tokens, first + count));
        }
    }

    /// <summary>Written without a space or a sign to what stands before it.</summary>
    public static bool Touches(Token[] tokens, int at) => at > 0 && at < tokens.Length && tokens[at] is { Before: '\0', Spaced: false, Kind: not TokenKind.Symbol } && tokens[at - 1].Kind != TokenKind.Symbol;

    /// <summary>A group of the same number: spaces, dashes and dots stand between.</summary>
    public static bool Continues(Token[] tokens, int at) => at > 0 && at < tokens.Length && tokens[at - 1].IsNumber && tokens[at].IsNumber && Joins(tokens[at]);

    private static bool Joins(Token token) => token switch
    {
        { Before: '\0', Spaced: true } or { Before: '-' } => true,
        { Before: '.' or '_' or '/', Spaced: false } => true,
        _ => false,
    };
}
