namespace TriageBot.Engine.Reading;

/// <summary>Cuts number words that are written as one: "yirmibeş", "이십오", "ventisei".</summary>
internal sealed class NumberPieces
{
    private const int Shortest = 2;
    private const int Longest = 24;
    private const int Most = 8;

    private readonly Dictionary<string, long> _words = new(StringComparer.Ordinal);
    private int _longestWord;

    public void Learn(IEnumerable<string> entries, long number)
    {
        foreach (var entry in entries)
        {
            if (Tokens.Of(entry) is [{ Kind: TokenKind.Word } word] && (word.Text.Length > Shortest || IsSyllable(word.Text)))
            {
                _words.TryAdd(word.Text, number);
                _longestWord = Math.Max(_longestWord, word.Text.Length);
            }
        }
    }

    /// <summary>The numbers, when the word is nothing else and at least two; the longest pieces first.</summary>
    public IReadOnlyList<long>? Of(string word)
    {
        if (word.Length is < 2 or > Longest)
        {
            return null;
        }

        var found = new List<long>();
        return Cut(word, 0, found) && found.Count > 1 ? found : null;
    }

    private bool Cut(string word, int at, List<long> found)
    {
        if (at == word.Length)
        {
            return true;
        }

        var lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(_longestWord, word.Length - at); length > 0 && found.Count < Most; length--)
        {
            if (!lookup.TryGetValue(word.AsSpan(at, length), out var number))
            {
                continue;
            }

            found.Add(number);
            if (Cut(word, at + length, found))
            {
                return true;
            }

            found.RemoveAt(found.Count - 1);
        }

        return false;
    }

    // One Hangul letter is a whole word.
    private static bool IsSyllable(string word) => word.All(letter => letter is >= '\u1100' and <= '\u11FF' or >= '\uAC00' and <= '\uD7A3');
}
