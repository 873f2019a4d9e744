using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Answers kept as written: a story, a name, a place, call times.</summary>
internal sealed class OwnWordsReader
{
    private const int LongestPlace = 120;
    private const int LongestTimes = 200;
    private const int LongestName = 80;
    private const int FewestPhoneDigits = 7;

    private readonly ShrugReader _shrugs;
    private readonly PhraseTable<bool> _nameLeadIns = new();
    private readonly PhraseTable<bool> _placeLeadIns = new();
    private readonly PhraseTable<bool> _noName = new();
    private readonly PhraseTable<bool> _particles = new();
    private readonly PhraseTable<bool> _and = new();
    private readonly PhraseTable<bool> _yesNo = new();

    public OwnWordsReader(Locale locale, ShrugReader shrugs)
    {
        _shrugs = shrugs;
        _nameLeadIns.AddAll(locale.Typed("lead_ins.name"), true);
        _placeLeadIns.AddAll(locale.Typed("lead_ins.place"), true);
        _particles.AddAll(locale.Typed("name_particles"), true);
        _and.AddAll(locale.Typed("and"), true);
        foreach (var key in new[] { "yes", "no", "yes_first", "no_first", "unclear", "greetings" })
        {
            _yesNo.AddAll(locale.Typed(key), true);
        }

        _noName.AddAll(locale.Typed("function_words"), true);
    }

    public AnswerReading Story(string text, int max)
    {
        var tokens = Tokens.Of(text);
        if (_shrugs.Whole(tokens) is Understood { Value: Skipped } skipped)
        {
            return skipped;
        }

        return Letters(text) >= 2 || IsPhone(tokens) ? Kept(text, max) : AnswerReading.Miss;
    }

    public AnswerReading Times(string text)
    {
        var tokens = Tokens.Of(text);
        if (_shrugs.Whole(tokens) is { } shrug)
        {
            return shrug;
        }

        return tokens.Any(token => token.Kind != TokenKind.Symbol) ? Kept(text, LongestTimes) : AnswerReading.Miss;
    }

    public AnswerReading Place(string text)
    {
        var tokens = Tokens.Of(text);
        if (_shrugs.Whole(tokens) is { } shrug)
        {
            return shrug;
        }

        var start = LeadIn(tokens, _placeLeadIns);
        var zip = Array.FindLastIndex(tokens, token => token.IsNumber && token.Text.Length == 5);
        if (zip >= start && (zip == start || tokens.Length - start <= 2) && tokens.Skip(zip + 1).All(token => token.IsNumber))
        {
            return new Understood(new Words(tokens[zip].Text));
        }

        return start < tokens.Length && Letters(text.AsSpan(tokens[start].Start)) >= 2 && !_yesNo.Whole(tokens, out _)
            ? Kept(text.AsSpan(tokens[start].Start), LongestPlace)
            : AnswerReading.Miss;
    }

    public AnswerReading Name(string text)
    {
        var tokens = Tokens.Of(text);
        if (_shrugs.Whole(tokens) is { } shrug)
        {
            return shrug is Understood { Value: Skipped } ? shrug : AnswerReading.Miss;
        }

        var start = LeadIn(tokens, _nameLeadIns);
        var end = start > 0 ? NameEnd(tokens, start) : tokens.Length;
        var words = CountWords(tokens, start, end);
        return words is >= 1 and <= 5 && IsName(tokens, start, end)
            ? Kept(text.AsSpan(tokens[start].Start, tokens[end - 1].End - tokens[start].Start), LongestName)
            : AnswerReading.Miss;
    }

    // Less is a slip of a menu's number; a phone's says how to reach somebody.
    private static bool IsPhone(Token[] tokens) => tokens.Where(token => token.IsNumber).Sum(token => token.Text.Length) >= FewestPhoneDigits;

    // "Hola, me llamo Ana": the name begins behind the last lead-in among the first words.
    private static int LeadIn(Token[] tokens, PhraseTable<bool> leadIns)
    {
        var start = 0;
        for (var i = 0; i < Math.Min(5, tokens.Length); i++)
        {
            var length = leadIns.Longest(tokens, i, out _);
            if (length > 0 && i + length < tokens.Length)
            {
                start = i + length;
                i = start - 1;
            }
        }

        return start;
    }

    private int NameEnd(Token[] tokens, int start)
    {
        for (var i = start + 1; i < tokens.Length; i++)
        {
            if (tokens[i].BeginsClause || (_and.Longest(tokens, i, out _) > 0 && EndsName(tokens, i)))
            {
                return i;
            }
        }

        return tokens.Length;
    }

    // "Juan y necesito ayuda", but "Ortega y Gasset".
    private bool EndsName(Token[] tokens, int and) =>
        _particles.Longest(tokens, and, out _) == 0
        || and + 1 == tokens.Length
        || (_noName.Longest(tokens, and + 1, out _) > 0 && _particles.Longest(tokens, and + 1, out _) == 0);

    private static int CountWords(Token[] tokens, int start, int end)
    {
        var words = 0;
        for (var i = start; i < end; i++)
        {
            words += i == start || tokens[i].Spaced || tokens[i].Before != '\0' ? 1 : 0;
        }

        return words;
    }

    private bool IsName(Token[] tokens, int start, int end)
    {
        if (_yesNo.Whole(tokens.AsSpan(start, end - start), out _))
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || (_noName.Longest(tokens, i, out _) > 0 && _particles.Longest(tokens, i, out _) == 0))
            {
                return false;
            }
        }

        return true;
    }

    private static int Letters(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            letters += System.Text.Rune.IsLetter(rune) ? 1 : 0;
        }

        return letters;
    }

    private static Understood Kept(ReadOnlySpan<char> text, int max)
    {
        var kept = text.Trim();
        if (kept.Length > max)
        {
            kept = kept[..(max > 0 && char.IsHighSurrogate(kept[max - 1]) ? max - 1 : max)];
        }

        return new Understood(new Words(kept.TrimEnd().ToString()));
    }
}
