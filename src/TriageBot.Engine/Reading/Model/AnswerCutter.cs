using System.Numerics;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading.Model;

/// <summary>Cuts an answer into what tells its meaning: its words, in its own language; on which sides the word lists put them; and the concepts it speaks of.
/// The last two are the same in every language, so that what is learned in one helps all.</summary>
internal sealed class AnswerCutter
{
    private static readonly (string Key, char Sign)[] Lists =
    [
        ("unclear", 'u'), ("not_sure", 'm'), ("skip", 's'), ("no_first", 'n'), ("yes_first", 'y'), ("no", 'n'), ("yes", 'y'),
        ("polite", 'p'), ("negators", '!'), ("function_words", 'f'),
    ];

    /// <summary>Tokens: what comes behind them is a story.</summary>
    private const int Longest = 40;

    private readonly PhraseTable<char> _signs = new();
    private readonly string _tag;
    private readonly ConceptLexicons _concepts;

    public AnswerCutter(Locale locale, ConceptLexicons concepts)
    {
        (_tag, _concepts) = (locale.Tag, concepts);
        foreach (var (key, sign) in Lists)
        {
            _signs.AddAll(locale.Typed(key), sign);
        }
    }

    /// <summary>The lists of words that what is learned depends on.</summary>
    public static IEnumerable<string> Keys => Lists.Select(list => list.Key);

    /// <param name="told">What the word lists make of all of it.</param>
    public void Cut(string text, ReadOnlySpan<Token> tokens, Side told, Pieces pieces)
    {
        tokens = tokens[..Math.Min(tokens.Length, Longest)];
        pieces.Clear();
        pieces.AddAnswer(_tag, tokens);
        var (signs, unknown) = Signs(tokens);
        var asks = text.AsSpan().TrimEnd().EndsWith('?') ? "?" : "";
        var length = Size(tokens.Length);
        AddSigns(signs, unknown, asks, length, told, pieces);
        AddConcepts(tokens, signs, told, pieces);
    }

    private (string Signs, int Unknown) Signs(ReadOnlySpan<Token> tokens)
    {
        var (signs, unknown) = ("", 0);
        for (var i = 0; i < tokens.Length;)
        {
            var length = _signs.Longest(tokens, i, out var sign);
            unknown += length == 0 ? 1 : 0;
            signs += length == 0 || sign is 'f' ? "" : sign;
            i += Math.Max(1, length);
        }

        return (signs, unknown);
    }

    private static void AddSigns(string signs, int unknown, string asks, string length, Side told, Pieces pieces)
    {
        var row = signs[..Math.Min(4, signs.Length)];
        var rule = told.ToString();
        Add(pieces, 'A', row, asks);
        Add(pieces, 'B', signs.Length > 0 ? signs[..1] : "", length);
        Add(pieces, 'E', signs.Length > 0 ? signs[^1..] : "", asks);
        foreach (var sign in signs.Distinct())
        {
            Add(pieces, 'D', sign.ToString());
            foreach (var other in signs.Distinct().Where(other => sign < other))
            {
                Add(pieces, 'D', $"{sign}{other}");
            }
        }

        Add(pieces, 'H', length, asks);
        Add(pieces, 'U', unknown == 0 ? "none" : unknown <= 2 ? "few" : "many");
        Add(pieces, 'R', rule);
        Add(pieces, 'R', rule, length);
        Add(pieces, 'R', rule, row);
        pieces.EndGroup();
    }

    private void AddConcepts(ReadOnlySpan<Token> tokens, string signs, Side told, Pieces pieces)
    {
        var all = 0UL;
        foreach (var meaning in _concepts.Read(tokens, _tag))
        {
            all |= meaning;
        }

        Add(pieces, 'R', told.ToString());
        for (var left = all; left != 0; left &= left - 1)
        {
            var concept = Name(left);
            Add(pieces, 'K', concept);
            Add(pieces, 'L', concept, signs.Length > 0 ? signs[..1] : "");
            for (var right = left & (left - 1); right != 0; right &= right - 1)
            {
                Add(pieces, 'M', concept, Name(right));
            }
        }

        pieces.EndGroup();
    }

    private static string Name(ulong concepts) => Concepts.Ids[BitOperations.TrailingZeroCount(concepts)];

    private static string Size(int tokens) => tokens switch { <= 1 => "1", 2 => "2", <= 4 => "4", <= 7 => "7", _ => "9" };

    private static void Add(Pieces pieces, char kind, params ReadOnlySpan<string> parts) => pieces.Add(Hashing.Of(kind, parts));
}
