using System.Globalization;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Numbers in digits and words: "1,500.50", "3k", "dos mil quinientos", "two and a half".</summary>
internal sealed class NumberWords
{
    private readonly PhraseTable<long> _values = new();
    private readonly PhraseTable<bool> _one = new();
    private readonly PhraseTable<bool> _and = new();
    private readonly PhraseTable<bool> _half = new();

    public NumberWords(Locale locale)
    {
        foreach (var (number, entries) in locale.Numbered("numbers"))
        {
            _values.AddAll(entries, number);
        }

        _one.AddAll(locale.Typed("numbers.a"), true);
        _and.AddAll(locale.Typed("numbers.and"), true);
        _half.AddAll(locale.Typed("numbers.half"), true);
    }

    /// <summary>"a", "una": one, where something follows that can be counted.</summary>
    public bool IsOne(ReadOnlySpan<Token> tokens, int at) => _one.Longest(tokens, at, out _) > 0;

    public int Half(ReadOnlySpan<Token> tokens, int at) => _half.Longest(tokens, at, out _);

    /// <summary>Reads the number that begins at <paramref name="at"/>; returns its length in tokens, or 0.</summary>
    public int At(ReadOnlySpan<Token> tokens, int at, out decimal value)
    {
        var sum = default(Sum);
        var end = at;
        for (var i = at; i < tokens.Length;)
        {
            var length = Part(tokens, i, end > at, out var part);
            if (length == 0 || !sum.Add(part))
            {
                break;
            }

            i = end = i + length;
            var and = _and.Longest(tokens, i, out _);
            i += and > 0 && i + and < tokens.Length && Part(tokens, i + and, true, out _) > 0 ? and : 0;
        }

        value = sum.Total;
        return end - at;
    }

    private int Part(ReadOnlySpan<Token> tokens, int at, bool inside, out decimal part)
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

        var one = inside ? 0 : _one.Longest(tokens, at, out _);
        if (one > 0 && at + one < tokens.Length && _values.Longest(tokens, at + one, out var scale) > 0 && scale >= 100)
        {
            part = 1;
            return one;
        }

        return 0;
    }

    /// <summary>Digits with their groups and decimals: a separator before exactly three digits groups, else it is the decimal point.</summary>
    public static int Digits(ReadOnlySpan<Token> tokens, int at, out decimal value)
    {
        value = 0;
        var whole = tokens[at].Text;
        var i = at + 1;
        while (Glued(tokens, i) && tokens[i].Text.Length == 3 && whole.Length <= 12 && tokens[at].Text.Length <= 3)
        {
            whole += tokens[i].Text;
            i++;
        }

        var fraction = "";
        if (Glued(tokens, i) && tokens[i].Text.Length <= 2 && tokens[i].Before is '.' or ',')
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

    private static bool Glued(ReadOnlySpan<Token> tokens, int at) =>
        at < tokens.Length && tokens[at].IsNumber && !tokens[at].Spaced && tokens[at].Before is '.' or ',' or '\'';

    // Hundreds and thousands multiply what stands before them; anything else must be smaller than what it is added to.
    private struct Sum
    {
        private const decimal Most = 1_000_000_000_000_000m;

        private decimal _done;
        private decimal _current;
        private decimal _room;
        private decimal _scale;
        private bool _any;

        public readonly decimal Total => _done + _current;

        public bool Add(decimal part)
        {
            if (!_any)
            {
                (_any, _current, _room, _scale) = (true, part, RoomBelow(part), Most);
                if (part is 1000 or 1_000_000)
                {
                    (_done, _current, _room, _scale) = (part, 0, part, part);
                }

                return true;
            }

            if (part >= 1000 && part % 1000 == 0 && _current > 0 && part < _scale && _current < 1_000_000)
            {
                (_done, _current, _room, _scale) = (_done + (_current * part), 0, part, part);
                return true;
            }

            if (part == 100 && _current is >= 1 and <= 99)
            {
                (_current, _room) = (_current * 100, 100);
                return true;
            }

            if (part <= 0 || part >= _room)
            {
                return false;
            }

            (_current, _room) = (_current + part, RoomBelow(part));
            return true;
        }

        private static decimal RoomBelow(decimal part) => part switch
        {
            >= 100 when part % 100 == 0 => 100,
            >= 20 and < 100 when part % 10 == 0 => 10,
            _ => 0,
        };
    }
}
