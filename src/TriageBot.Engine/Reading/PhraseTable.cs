using System.Diagnostics.CodeAnalysis;

namespace TriageBot.Engine.Reading;

/// <summary>Phrases with a meaning each, found by their longest match in a run of tokens.</summary>
internal sealed class PhraseTable<T>
{
    private readonly Node _root = new();

    /// <summary>The first meaning given to a phrase stays.</summary>
    public void Add(string phrase, T meaning)
    {
        var tokens = Tokens.Of(phrase);
        var node = _root;
        foreach (var token in tokens)
        {
            node = node.Grow(token.Text);
        }

        if (tokens.Length > 0 && !node.Ends)
        {
            node.Ends = true;
            node.Meaning = meaning;
        }
    }

    /// <summary>The meaning given last stays.</summary>
    public void Set(string phrase, T meaning)
    {
        Add(phrase, meaning);
        var node = _root;
        foreach (var token in Tokens.Of(phrase))
        {
            node = node.Grow(token.Text);
        }

        node.Meaning = meaning;
    }

    public void AddAll(IEnumerable<string> phrases, T meaning)
    {
        foreach (var phrase in phrases)
        {
            Add(phrase, meaning);
        }
    }

    /// <summary>Number of tokens matched from <paramref name="at"/>, or 0.</summary>
    public int Longest(ReadOnlySpan<Token> tokens, int at, [MaybeNull] out T meaning)
    {
        meaning = default;
        var length = 0;
        var node = _root;
        for (var i = at; i < tokens.Length && node.Next(tokens[i].Text) is { } next; i++)
        {
            node = next;
            if (node.Ends)
            {
                length = i - at + 1;
                meaning = node.Meaning;
            }
        }

        return length;
    }

    /// <summary>A phrase of this one word, which is folded already.</summary>
    public bool Word(string word, [MaybeNullWhen(false)] out T meaning)
    {
        var node = _root.Next(word);
        meaning = node is { Ends: true } ? node.Meaning : default;
        return node is { Ends: true };
    }

    /// <summary>Whether the tokens are one phrase from end to end.</summary>
    public bool Whole(ReadOnlySpan<Token> tokens, [MaybeNullWhen(false)] out T meaning) =>
        Longest(tokens, 0, out meaning) == tokens.Length && tokens.Length > 0;

    /// <summary>The only single-word phrase within one typing slip of a word of five letters or more.</summary>
    public bool Misspelt(string word, [MaybeNullWhen(false)] out T meaning)
    {
        meaning = default;
        if (word.Length is < 5 or > 16 || _root.Children is not { } words)
        {
            return false;
        }

        var found = false;
        foreach (var (known, node) in words)
        {
            if (!node.Ends || known.Length < 5 || Slips.Between(word, known, 1) > 1)
            {
                continue;
            }

            if (found && !EqualityComparer<T>.Default.Equals(meaning, node.Meaning))
            {
                return false;
            }

            found = true;
            meaning = node.Meaning;
        }

        return found;
    }

    private sealed class Node
    {
        // Most phrases end where they begin.
        public Dictionary<string, Node>? Children { get; private set; }

        public bool Ends { get; set; }

        public T? Meaning { get; set; }

        public Node? Next(string word) => Children?.GetValueOrDefault(word);

        public Node Grow(string word)
        {
            Children ??= new(StringComparer.Ordinal);
            if (!Children.TryGetValue(word, out var node))
            {
                Children[word] = node = new Node();
            }

            return node;
        }
    }
}
