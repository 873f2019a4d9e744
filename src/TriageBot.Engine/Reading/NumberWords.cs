using System.Globalization;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Numbers in digits and words: "1,500.50", "3k", "dos mil quinientos", "two and a half".</summary>
internal sealed class NumberWords
{
    /// <summary>Letters: shorter words are one slip from many others.</summary>
    private const int LongEnough = 6;

    private readonly PhraseTable<long> _values = new();
    private readonly PhraseTable<bool> _one = new();
    private readonly PhraseTable<bool> _and = new();
    private readonly PhraseTable<bool> _half = new();
    private readonly PhraseTable<bool> _empty = new();
    private readonly PhraseTable<bool> _aside = new();
    private readonly NumberPieces _pieces = new();
    private readonly Affixes _affixes;
    private readonly PlaceRules _rules;

    public NumberWords(Locale locale)
    {
        foreach (var (number, entries) in locale.Numbered("numbers"))
        {
            _values.AddAll(entries, number);
            _pieces.Learn(entries, number);
        }

        _affixes = new Affixes(locale);
        var tens = locale.Typed("numbers.times_ten");
        _values.AddAll(tens, 10);
        _pieces.Learn(tens, 10);
        _empty.AddAll(locale.Typed("numbers.empty_place"), true);
        _rules = new PlaceRules(TenMultiplies: tens.Count > 0, NamesEmptyPlaces: locale.Typed("numbers.empty_place").Count > 0);

        _one.AddAll(locale.Typed("numbers.a"), true);
        _and.AddAll(locale.Typed("numbers.and"), true);
        _half.AddAll(locale.Typed("numbers.half"), true);
        _aside.AddAll(locale.Typed("numbers.aside"), true);
    }

    /// <summary>"a", "una": one, where something follows that can be counted.</summary>
    public bool IsOne(ReadOnlySpan<Token> tokens, int at) => _one.Longest(tokens, at, out _) > 0;

    /// <summary>A phrase with a number word in it that is no amount where another number stands: 一起, "một tháng".</summary>
    public int Aside(ReadOnlySpan<Token> tokens, int at) => _aside.Longest(tokens, at, out _);

    public int Half(ReadOnlySpan<Token> tokens, int at) => _half.Longest(tokens, at, out _);

    /// <summary>Reads the number that begins at <paramref name="at"/>; returns its length in tokens, or 0.</summary>
    /// <param name="loosely">Also misspelt, or with an ending: "thousan", 한명.</param>
    public int At(ReadOnlySpan<Token> tokens, int at, out decimal value, bool loosely = false)
    {
        var sum = new PlaceSum(_rules);
        var end = at;
        for (var i = at; i < tokens.Length;)
        {
            var length = Part(tokens, i, end > at, out var part, loosely);
            if (length > 0 ? !sum.Add(part, tokens[i].IsNumber) : (length = Glued(tokens[i], sum)) == 0)
            {
                break;
            }

            i = end = i + length;
            var half = Halved(tokens, i, sum);
            i += half > 0 ? half : Tenths(tokens, i, sum);
            if (sum.IsComplete)
            {
                end = i;
                break;
            }

            i += half > 0 ? 0 : Joined(tokens, i, sum);
        }

        value = sum.Total;
        return end - at;
    }

    private int Glued(Token token, PlaceSum sum) =>
        token.Kind == TokenKind.Word && (Fits(token.Text, sum) || _affixes.Stems(token.Text).Any(stem => Fits(stem, sum))) ? 1 : 0;

    private bool Fits(string word, PlaceSum sum) => _pieces.Of(word) is { } parts && sum.AddAll(parts);

    // "3 buçuk bin", "two and a half million"; "hai triệu rưỡi", "un millón y medio".
    private int Halved(ReadOnlySpan<Token> tokens, int at, PlaceSum sum)
    {
        var length = _half.Longest(tokens, at, out _);
        if (length == 0 || !sum.Ends(out var unit))
        {
            return 0;
        }

        var multiplied = at + length < tokens.Length && Part(tokens, at + length, true, out var next) > 0 && next >= 100 ? next : 0;
        return unit >= 100 ? sum.AddHalf(unit, length) : multiplied > 0 ? sum.AddHalf(1, length) : 0;
    }

    // "2k5", 2千8: one digit written right behind a multiplier.
    private int Tenths(ReadOnlySpan<Token> tokens, int at, PlaceSum sum) =>
        at < tokens.Length && tokens[at] is { IsNumber: true, Spaced: false, Before: '\0', Text.Length: 1 } && !tokens[at - 1].IsNumber && sum.Ends(out var unit) && unit >= 1000
        && (at + 1 == tokens.Length || Part(tokens, at + 1, true, out _) == 0)
            ? sum.AddTenths(unit, tokens[at].Text[0] - '0')
            : 0;

    // "and", or a word for an empty place, where a number goes on behind it.
    private int Joined(ReadOnlySpan<Token> tokens, int at, PlaceSum sum)
    {
        var empty = _empty.Longest(tokens, at, out _);
        var length = empty > 0 ? empty : _and.Longest(tokens, at, out _);
        if (length == 0 || at + length >= tokens.Length || Part(tokens, at + length, true, out _) == 0)
        {
            return 0;
        }

        if (empty > 0)
        {
            sum.SkipPlace();
        }

        return length;
    }

    private int Part(ReadOnlySpan<Token> tokens, int at, bool inside, out decimal part, bool loosely = false)
    {
        part = 0;
        if (inside && tokens[at].BeginsClause)
        {
            return 0;
        }

        if (tokens[at].IsNumber)
        {
            return Digits(tokens, at, out part);
        }

        var length = _values.Longest(tokens, at, out var value);
        if (length > 0)
        {
            part = value;
            return length;
        }

        // "350만원": only where a number is under way, for the same letters end many words.
        if ((inside || loosely) && tokens[at].Kind == TokenKind.Word)
        {
            foreach (var stem in _affixes.Stems(tokens[at].Text))
            {
                if (_values.Word(stem, out value))
                {
                    part = value;
                    return 1;
                }
            }
        }

        if (loosely && tokens[at].Text.Length >= LongEnough && _values.Misspelt(tokens[at].Text, out value))
        {
            part = value;
            return 1;
        }

        var one = inside ? 0 : _one.Longest(tokens, at, out _);
        if (one > 0 && at + one < tokens.Length && _values.Longest(tokens, at + one, out var scale) > 0 && scale >= 100)
        {
            part = 1;
            return one;
        }

        return 0;
    }

    /// <summary>One word that is a number, glued or not.</summary>
    public bool Word(string word, out decimal value)
    {
        var sum = new PlaceSum(_rules);
        var isWord = _values.Word(word, out var single) ? sum.Add(single, typed: false) : Fits(word, sum);
        value = sum.Total;
        return isWord;
    }

    /// <summary>Digits with their groups and decimals: a separator before exactly three digits groups, else it is the decimal point.</summary>
    public static int Digits(ReadOnlySpan<Token> tokens, int at, out decimal value)
    {
        value = 0;
        var whole = tokens[at].Text;
        var i = at + 1;
        if (LakhGroups(tokens, at) is var end and > 0)
        {
            for (; i < end; i++)
            {
                whole += tokens[i].Text;
            }
        }

        while (Spaced(tokens, at, i))
        {
            whole += tokens[i].Text;
            i++;
        }

        while (Follows(tokens, i) && tokens[i].Text.Length == 3 && whole.Length <= 12 && tokens[at].Text.Length <= 3)
        {
            whole += tokens[i].Text;
            i++;
        }

        var fraction = "";
        if (Follows(tokens, i) && tokens[i].Text.Length <= 2 && tokens[i].Before is '.' or ',')
        {
            fraction = tokens[i].Text;
            i++;
        }

        if (whole.Length > 15)
        {
            return 0;
        }

        value = decimal.Parse(fraction.Length == 0 ? whole : $"{whole}.{fraction}", CultureInfo.InvariantCulture);
        return i - at;
    }

    // "1,50,000": groups of two, then one of three. Returns where they end, or 0.
    private static int LakhGroups(ReadOnlySpan<Token> tokens, int at)
    {
        var i = at + 1;
        while (Follows(tokens, i) && tokens[i].Before is ',' && tokens[i].Text.Length == 2 && i - at < 5)
        {
            i++;
        }

        return i > at + 1 && tokens[at].Text.Length <= 2 && Follows(tokens, i) && tokens[i].Before is ',' && tokens[i].Text.Length == 3 ? i + 1 : 0;
    }

    // "2 400": a group of three behind one to three digits.
    private static bool Spaced(ReadOnlySpan<Token> tokens, int at, int i) =>
        i < tokens.Length && tokens[i] is { IsNumber: true, Spaced: true, Before: '\0', Text.Length: 3 } && tokens[at].Text is { Length: <= 3 } first && first[0] != '0';

    private static bool Follows(ReadOnlySpan<Token> tokens, int at) =>
        at < tokens.Length && tokens[at].IsNumber && !tokens[at].Spaced && tokens[at].Before is '.' or ',' or '\'';
}
