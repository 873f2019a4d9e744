using System.Text;

namespace TriageBot.Engine.Reading;

/// <summary>What people may type for one option: its label, its id, the words of its label, and the locale's synonyms.</summary>
internal sealed class OptionWords
{
    private const int Stem = 5;

    private readonly string _label;
    private readonly string _id;
    private readonly IReadOnlyList<string> _words;
    private readonly IReadOnlyList<string> _everyday;
    private readonly PhraseTable<bool> _synonyms = new();
    private string[] _spelt = [];

    private OptionWords(string label, string id, IReadOnlyList<string> words, IReadOnlyList<string> everyday) => (_label, _id, _words, _everyday) = (label, id, words, everyday);

    public static OptionWords Of(string id, string label, IReadOnlyList<string> synonyms, PhraseTable<bool> common, Affixes affixes, bool denies)
    {
        var tokens = Tokens.Of(label);
        var words = tokens.Where(token => tokens.Length == 1 || (token.Kind == TokenKind.Word && token.Text.Length > 2)).ToArray();
        var telling = words.Where(token => common.Longest([token], 0, out _) == 0).ToArray();

        // "Jail or police": all of it everyday words here, and yet they tell the options apart.
        var option = new OptionWords(Joined(tokens), Joined(Tokens.Of(id)), Stems(telling.Length > 0 ? telling : words, affixes), Stems(words.Except(telling), affixes)) { Denies = denies };
        option._synonyms.Add(label, true);
        option._synonyms.AddAll(synonyms, true);
        option._spelt = [.. synonyms.Select(synonym => Joined(Tokens.Of(synonym)))];
        return option;
    }

    /// <summary>The option itself is a denial, such as "Nobody": a "not" beside it does not take it back.</summary>
    public bool Denies { get; private init; }

    /// <summary>How many words of its label or of a synonym stand here; 0 for none.</summary>
    public int PhraseAt(Token[] tokens, int at) => _synonyms.Longest(tokens, at, out _);

    private static string[] Stems(IEnumerable<Token> words, Affixes affixes) =>
        [.. words.SelectMany(token => affixes.Stems(token.Text).Prepend(token.Text)).Distinct(StringComparer.Ordinal)];

    /// <param name="text">The tokens, joined.</param>
    public bool Is(Token[] tokens, string text) => text.Length > 0
        && (string.Equals(text, _label, StringComparison.Ordinal) || string.Equals(text, _id, StringComparison.Ordinal) || _synonyms.Whole(tokens, out _));

    /// <summary>One slip in a label or synonym of four letters or more, two in one of eight or more.</summary>
    public bool IsNearly(string text) => IsNearly(text, _label) || Array.Exists(_spelt, synonym => IsNearly(text, synonym));

    private static bool IsNearly(string text, string known)
    {
        var allowed = Math.Min(known.Length, text.Length) switch { >= 8 => 2, >= 4 => 1, _ => 0 };
        return allowed > 0 && known.Length < 60 && Slips.Between(text, known, allowed) <= allowed;
    }

    public bool IsNamedAt(Token[] tokens, int at, Affixes affixes)
    {
        if (_synonyms.Longest(tokens, at, out _) > 0)
        {
            return true;
        }

        var word = tokens[at].Text;
        return tokens[at].Kind == TokenKind.Word && affixes.Stems(word).Prepend(word).Any(stem => _synonyms.Word(stem, out _) || _words.Any(known => Fits(stem, known)));
    }

    /// <summary>By a word of its label that is said in many sentences: enough in a short answer only.</summary>
    public bool IsHintedAt(Token token) => token.Kind == TokenKind.Word && _everyday.Contains(token.Text, StringComparer.Ordinal);

    private static bool Fits(string word, string known)
    {
        if (string.Equals(word, known, StringComparison.Ordinal))
        {
            return true;
        }

        // "working" for "work", "trabajando" for "trabajo".
        if (known.Length >= 4 && word.StartsWith(known, StringComparison.Ordinal))
        {
            return true;
        }

        var shorter = Math.Min(word.Length, known.Length);
        var stem = Math.Max(Stem, shorter - 2);
        return shorter >= stem && string.CompareOrdinal(word, 0, known, 0, stem) == 0
            || shorter >= 5 && Slips.Between(word, known, shorter >= 8 ? 2 : 1) <= (shorter >= 8 ? 2 : 1);
    }

    /// <summary>How many of the label's letters stand in a text of a script without spaces; 0 unless it is at least half of them.</summary>
    public int Letters(Token[] tokens)
    {
        var letters = _label.Split(' ').Where(letter => Rune.TryGetRuneAt(letter, 0, out var rune) && Characters.StandsAlone(rune)).Distinct(StringComparer.Ordinal).ToArray();
        var shared = letters.Count(letter => Array.Exists(tokens, token => string.Equals(token.Text, letter, StringComparison.Ordinal)));
        return shared * 2 >= letters.Length ? shared : 0;
    }

    public static string Joined(Token[] tokens) => tokens.Length == 1 ? tokens[0].Text : string.Join(' ', tokens.Select(token => token.Text));
}
