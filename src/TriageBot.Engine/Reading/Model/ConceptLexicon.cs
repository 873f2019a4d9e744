using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading.Model;

/// <summary>A locale's words for each concept: <c>word</c>, <c>two words</c>, <c>stem*</c>, <c>*part*</c>.</summary>
internal sealed class ConceptLexicon
{
    private const int LongestPart = 12;

    private readonly Node _root = new();

    public ConceptLexicon(Locale locale)
        : this(Concepts.Ids.Select(id => locale.Concepts.Value.TryGetValue(id, out var list) ? list.Entries : []))
    {
    }

    /// <param name="lists">One for each of <see cref="Concepts.Ids"/>.</param>
    public ConceptLexicon(IEnumerable<IReadOnlyList<string>> lists)
    {
        foreach (var (concept, list) in lists.Index())
        {
            foreach (var entry in list)
            {
                Learn(entry, 1UL << concept);
            }
        }
    }

    /// <summary>Adds what each token means to <paramref name="meanings"/>, which has a place for each.</summary>
    public void Read(ReadOnlySpan<Token> tokens, Span<ulong> meanings)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            meanings[i] |= Meaning(_root, tokens, i);
        }
    }

    private static ulong Meaning(Node node, ReadOnlySpan<Token> tokens, int at)
    {
        if (at >= tokens.Length)
        {
            return 0;
        }

        ulong found = 0;
        var word = tokens[at].Text.AsSpan();
        if (node.Whole is { } whole && whole.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var next))
        {
            found |= Of(next, tokens, at);
        }

        if (node.Stems is { } stems)
        {
            var lookup = stems.GetAlternateLookup<ReadOnlySpan<char>>();
            for (var length = 2; length <= Math.Min(word.Length, LongestPart); length++)
            {
                found |= lookup.TryGetValue(word[..length], out next) ? Of(next, tokens, at) : 0;
            }
        }

        if (node.Parts is { } parts)
        {
            var lookup = parts.GetAlternateLookup<ReadOnlySpan<char>>();
            for (var start = 0; start + 2 <= word.Length && start < 2 * LongestPart; start++)
            {
                for (var length = 2; length <= Math.Min(word.Length - start, LongestPart); length++)
                {
                    found |= lookup.TryGetValue(word.Slice(start, length), out next) ? Of(next, tokens, at) : 0;
                }
            }
        }

        return found;
    }

    private static ulong Of(Node node, ReadOnlySpan<Token> tokens, int at) => node.Concepts | (node.IsLast ? 0 : Meaning(node, tokens, at + 1));

    private void Learn(string entry, ulong concept)
    {
        var node = _root;
        foreach (var piece in entry.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (starts, ends) = (piece.Length > 1 && piece[0] == '*', piece.Length > 1 && piece[^1] == '*');
            var tokens = Tokens.Of(piece.Trim('*'));
            for (var i = 0; i < tokens.Length; i++)
            {
                var (open, tail) = (starts && i == 0, ends && i == tokens.Length - 1);
                node = node.Grow(tokens[i].Text, open, tail);
            }
        }

        if (node != _root)
        {
            node.Concepts |= concept;
        }
    }

    private sealed class Node
    {
        public ulong Concepts { get; set; }

        public Dictionary<string, Node>? Whole { get; private set; }

        public Dictionary<string, Node>? Stems { get; private set; }

        public Dictionary<string, Node>? Parts { get; private set; }

        public bool IsLast => Whole is null && Stems is null && Parts is null;

        public Node Grow(string word, bool open, bool tail)
        {
            var table = open ? Parts ??= New() : tail && word.Length <= LongestPart ? Stems ??= New() : Whole ??= New();
            if (!table.TryGetValue(word, out var node))
            {
                table[word] = node = new Node();
            }

            return node;
        }

        private static Dictionary<string, Node> New() => new(StringComparer.Ordinal);
    }
}
