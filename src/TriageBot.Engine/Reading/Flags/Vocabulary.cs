using System.Globalization;

namespace TriageBot.Engine.Reading.Flags;

/// <summary>Numbers the words of all patterns, and tells which of them a token may be: itself, by its beginning, with one slip, or by its sound.</summary>
internal sealed class Vocabulary
{
    /// <summary>Ids of what is no word but a kind of number.</summary>
    public const int AnyNumber = 0;
    public const int OldYear = 1;
    public const int MinorAge = 2;

    private const int ShortestFuzzy = 5;
    private const int LongestFuzzy = 16;

    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Word, int Id)>> _slips = new(StringComparer.Ordinal);
    private readonly List<(Sounds Sounds, Dictionary<string, int> Ids)> _sounds = [];
    private int _shortestPrefix = int.MaxValue;
    private int _longestPrefix;

    public int Count { get; private set; } = 3;

    /// <summary>Ids any one of which a token needs to be this word. Sounds are the locale's of the pattern.</summary>
    public IEnumerable<int> Learn(WordPattern word, Sounds sounds)
    {
        switch (word.Kind)
        {
            case WordKind.Prefix:
                _shortestPrefix = Math.Min(_shortestPrefix, word.Text.Length);
                _longestPrefix = Math.Max(_longestPrefix, word.Text.Length);
                yield return Id(_prefixes, word.Text);
                yield break;
            case WordKind.Misspelt when word.Text.Length is >= ShortestFuzzy and <= LongestFuzzy:
                yield return LearnSlips(word.Text);
                break;
        }

        yield return Id(_exact, word.Text);
        if (sounds.Of(word.Text) is { } sound)
        {
            yield return Id(Of(sounds), sound);
        }
    }

    /// <summary>Adds the ids of a token to the list.</summary>
    public void Recognise(Token token, int oldYear, List<int> ids)
    {
        if (token.IsNumber)
        {
            AddNumbers(token.Text, oldYear, ids);
        }

        var known = _exact.TryGetValue(token.Text, out var id);
        if (known)
        {
            ids.Add(id);
        }

        if (token.Kind != TokenKind.Word)
        {
            return;
        }

        AddPrefixes(token.Text, ids);
        foreach (var (sounds, table) in _sounds)
        {
            if (sounds.Of(token.Text) is { } sound && table.TryGetValue(sound, out var soundId))
            {
                ids.Add(soundId);
            }
        }

        if (!known && token.Text.Length is >= ShortestFuzzy and <= LongestFuzzy)
        {
            AddSlips(token.Text, ids);
        }
    }

    private static void AddNumbers(string digits, int oldYear, List<int> ids)
    {
        ids.Add(AnyNumber);

        if (digits.Length > 4)
        {
            return;
        }

        var number = int.Parse(digits, CultureInfo.InvariantCulture);
        if (number >= 1950 && number <= oldYear)
        {
            ids.Add(OldYear);
        }

        if (number is >= 4 and <= 17)
        {
            ids.Add(MinorAge);
        }
    }

    private int Id(Dictionary<string, int> table, string word)
    {
        if (!table.TryGetValue(word, out var id))
        {
            table[word] = id = Count++;
        }

        return id;
    }

    private Dictionary<string, int> Of(Sounds sounds)
    {
        foreach (var (known, ids) in _sounds)
        {
            if (ReferenceEquals(known, sounds))
            {
                return ids;
            }
        }

        _sounds.Add((sounds, new Dictionary<string, int>(StringComparer.Ordinal)));
        return _sounds[^1].Ids;
    }

    // Every word is filed under itself with each letter left out in turn; two words one slip apart meet in one file.
    private int LearnSlips(string word)
    {
        var key = "~" + word;
        var isNew = !_exact.ContainsKey(key);
        var id = Id(_exact, key);
        for (var i = -1; i < word.Length && isNew; i++)
        {
            var file = i < 0 ? word : word.Remove(i, 1);
            if (!_slips.TryGetValue(file, out var words))
            {
                _slips[file] = words = [];
            }

            words.Add((word, id));
        }

        return id;
    }

    private void AddPrefixes(string word, List<int> ids)
    {
        var lookup = _prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = _shortestPrefix; length <= Math.Min(word.Length, _longestPrefix); length++)
        {
            if (lookup.TryGetValue(word.AsSpan(0, length), out var id))
            {
                ids.Add(id);
            }
        }
    }

    private void AddSlips(string word, List<int> ids)
    {
        var lookup = _slips.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> file = stackalloc char[LongestFuzzy];
        for (var i = -1; i < word.Length; i++)
        {
            var length = Without(word, i, file);
            if (!lookup.TryGetValue(file[..length], out var words))
            {
                continue;
            }

            foreach (var (known, id) in words)
            {
                if (!ids.Contains(id) && Slips.Between(word, known, 1) <= 1)
                {
                    ids.Add(id);
                }
            }
        }
    }

    private static int Without(string word, int at, Span<char> file)
    {
        if (at < 0)
        {
            word.CopyTo(file);
            return word.Length;
        }

        word.AsSpan(0, at).CopyTo(file);
        word.AsSpan(at + 1).CopyTo(file[at..]);
        return word.Length - 1;
    }
}
