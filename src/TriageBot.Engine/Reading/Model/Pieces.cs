using System.Globalization;
using System.Runtime.InteropServices;

namespace TriageBot.Engine.Reading.Model;

/// <summary>The pieces of one text, in groups: bits of words, words and their neighbours, concepts. Each group counts the same however long the text.</summary>
internal sealed class Pieces
{
    private const int LongestWord = 24;

    private readonly List<Piece> _pieces = [];
    private int _group;

    public ReadOnlySpan<Piece> All => CollectionsMarshal.AsSpan(_pieces);

    public void Clear()
    {
        _pieces.Clear();
        _group = 0;
    }

    /// <summary>What tells the language: letters as they were typed, accents and all.</summary>
    public void AddSpelling(string text, ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            var typed = text.AsSpan(token.Start, Math.Min(token.End - token.Start, LongestWord));
            if (token.IsNumber)
            {
                AddForeignDigit(typed);
            }
            else if (token.Kind == TokenKind.Word)
            {
                AddBits(typed, 1, 4, 'l');
                Add(Hashing.Of('w', token.Text));
                if (i > 0 && tokens[i - 1].Kind == TokenKind.Word)
                {
                    Add(Hashing.Of('b', tokens[i - 1].Text, token.Text));
                }
            }
        }

        EndGroup();
    }

    /// <summary>Words and their neighbours, folded.</summary>
    /// <param name="oldYear">The latest year that is long ago; 0 for none.</param>
    public void AddWords(ReadOnlySpan<Token> tokens, int oldYear)
    {
        var (third, second, first) = ("", "", "");
        foreach (var token in tokens)
        {
            var word = token.IsNumber ? Number(token.Text, oldYear) : token.Text;
            if (token.Kind == TokenKind.Word && word.Length > 1)
            {
                AddBits(word.AsSpan(0, Math.Min(word.Length, LongestWord)), 3, 5, 'd');
            }

            Add(Hashing.Of('u', word));
            if (first.Length > 0)
            {
                Add(Hashing.Of('p', first, word));
            }

            if (second.Length > 0)
            {
                Add(Hashing.Of('s', second, word));
                Add(Hashing.Of('t', second, first, word));
            }

            // A script without spaces has one token a letter: what is one word elsewhere are three or four of them.
            if (third.Length is > 0 and <= 4 && word.Length <= 4)
            {
                Add(Hashing.Of('q', third, second, first, word));
            }

            (third, second, first) = (second, first, word);
        }

        EndGroup();
    }

    /// <summary>Words, bits of words and neighbours, each of one language only: what is yes in one is no in another.</summary>
    public void AddAnswer(string language, ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = tokens[i].Text;
            Add(Hashing.Of('w', language, word));
            if (i == 0)
            {
                Add(Hashing.Of('f', language, word));
            }
            else
            {
                Add(Hashing.Of('b', language, tokens[i - 1].Text, word));
            }

            if (i == 1)
            {
                Add(Hashing.Of('g', language, tokens[0].Text, word));
            }

            if (i == tokens.Length - 1)
            {
                Add(Hashing.Of('l', language, word));
            }

            if (tokens[i].Kind == TokenKind.Word)
            {
                AddBits(word.AsSpan(0, Math.Min(word.Length, LongestWord)), 2, 4, 'c', language);
            }
        }

        EndGroup();
    }

    public void Add(uint hash) => _pieces.Add(new Piece(hash, 1));

    public void EndGroup()
    {
        var count = _pieces.Count - _group;
        var value = count == 0 ? 0 : 1 / MathF.Sqrt(count);
        for (; _group < _pieces.Count; _group++)
        {
            _pieces[_group] = _pieces[_group] with { Value = value };
        }
    }

    private static string Number(string digits, int oldYear) =>
        digits.Length == 4 && int.Parse(digits, CultureInfo.InvariantCulture) is >= 1950 and <= 2100 and var year
            ? year <= oldYear ? "#old" : "#year"
            : "#";

    private void AddForeignDigit(ReadOnlySpan<char> typed)
    {
        foreach (var digit in typed)
        {
            if (!char.IsAscii(digit))
            {
                Add(Hashing.Of('n', ((char)(digit & 0xFFF0)).ToString()));
                return;
            }
        }
    }

    // Edges count as letters, so that beginnings and endings are told apart.
    private void AddBits(ReadOnlySpan<char> word, int shortest, int longest, char kind, string language = "")
    {
        Span<char> edged = stackalloc char[LongestWord + 2];
        edged[0] = '^';
        word.ToLowerInvariant(edged[1..]);
        edged[word.Length + 1] = '$';
        edged = edged[..(word.Length + 2)];
        for (var at = 0; at < edged.Length; at++)
        {
            var hash = Hashing.Begin(kind);
            foreach (var letter in language)
            {
                hash = Hashing.Step(hash, letter);
            }

            for (var length = 1; length <= longest && at + length <= edged.Length; length++)
            {
                hash = Hashing.Step(hash, edged[at + length - 1]);
                if (length >= shortest && (length > 1 || !char.IsAscii(edged[at])))
                {
                    Add(Hashing.Mixed(hash));
                }
            }
        }
    }
}
