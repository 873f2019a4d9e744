using System.Globalization;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Yes, no, not sure or skip, from a digit, words that fill the whole message, or a word that decides whatever follows.</summary>
internal sealed class YesNoReader
{
    // Longer texts are stories: a "no" at their end says little about the question.
    private const int ShortAnswer = 6;

    private readonly PhraseTable<Side> _whole = new();
    private readonly PhraseTable<Side> _leading = new();
    private readonly OptionDigits _digits;

    public YesNoReader(Locale locale, OptionDigits digits)
    {
        _digits = digits;
        foreach (var (key, side) in new[] { ("unclear", Side.Unclear), ("not_sure", Side.NotSure), ("no_first", Side.No), ("yes_first", Side.Yes) })
        {
            _leading.AddAll(locale.Typed(key), side);
            _whole.AddAll(locale.Typed(key), side);
        }

        _whole.AddAll(locale.Typed("yes"), Side.Yes);
        _whole.AddAll(locale.Typed("no"), Side.No);
        _whole.AddAll(locale.Typed("skip"), Side.Skip);
        _whole.AddAll(locale.Typed("polite"), Side.None);
        _whole.AddAll(locale.Typed("option_words"), Side.None);
    }

    private enum Side
    {
        None,
        Yes,
        No,
        NotSure,
        Skip,
        Unclear,
    }

    public AnswerReading Read(string text)
    {
        var tokens = Tokens.Of(text);
        if (_digits.Only(tokens, 3) is [var number])
        {
            return ReadingOf(OfDigit(number.ToString(CultureInfo.InvariantCulture)));
        }

        return ReadingOf(Covered(tokens, out var all) ? all : Told(tokens, text));
    }

    // Every word of the message belongs to a phrase we know, and they agree.
    private bool Covered(ReadOnlySpan<Token> tokens, out Side side)
    {
        side = Side.None;
        for (var i = 0; i < tokens.Length;)
        {
            var length = At(tokens, i, out var next);
            if (length == 0)
            {
                return false;
            }

            side = Join(side, next);
            i += length;
        }

        return true;
    }

    private int At(ReadOnlySpan<Token> tokens, int at, out Side side)
    {
        if (tokens[at].IsNumber)
        {
            side = OfDigit(tokens[at].Text);
            return side == Side.None ? 0 : 1;
        }

        return _whole.Longest(tokens, at, out side);
    }

    private Side Told(ReadOnlySpan<Token> tokens, string text)
    {
        if (text.AsSpan().TrimEnd().EndsWith('?'))
        {
            return Side.None;
        }

        var first = 0;
        while (first < tokens.Length && _whole.Longest(tokens, first, out var polite) is var skipped and > 0 && polite == Side.None)
        {
            first += skipped;
        }

        if (first < tokens.Length && Leading(tokens, first) is var lead and not Side.None)
        {
            return lead;
        }

        return tokens.Length <= ShortAnswer ? Only(tokens) : Side.None;
    }

    private Side Leading(ReadOnlySpan<Token> tokens, int first)
    {
        // "1. they took him", but not "1 year".
        if (tokens[first].IsNumber)
        {
            return first + 1 < tokens.Length && tokens[first + 1].Before is '.' or ',' or ':' or ';' or '\n' or ')' && tokens[first + 1].Spaced
                ? OfDigit(tokens[first].Text)
                : Side.None;
        }

        return _leading.Longest(tokens, first, out var side) > 0 ? side : Side.None;
    }

    // "my sister yes": the only deciding word of a short answer.
    private Side Only(ReadOnlySpan<Token> tokens)
    {
        var side = Side.None;
        for (var i = 0; i < tokens.Length;)
        {
            var length = _leading.Longest(tokens, i, out var next);
            side = length == 0 ? side : Join(side, next);
            i += Math.Max(1, length);
        }

        return side;
    }

    private static Side Join(Side left, Side right) => (left, right) switch
    {
        (Side.None, _) => right,
        (_, Side.None) => left,
        _ when left == right => left,
        (Side.Unclear, _) or (_, Side.Unclear) => Side.Unclear,
        (Side.NotSure, _) or (_, Side.NotSure) => Side.NotSure,
        (Side.Skip, Side.No) or (Side.No, Side.Skip) => Side.Skip,
        _ => Side.Unclear,
    };

    private static Side OfDigit(string digit) => digit switch
    {
        "1" or "01" => Side.Yes,
        "2" or "02" => Side.No,
        "3" or "03" => Side.NotSure,
        "0" or "00" => Side.Skip,
        _ => Side.None,
    };

    private static AnswerReading ReadingOf(Side side) => side switch
    {
        Side.Yes => new Understood(new Yes()),
        Side.No => new Understood(new No()),
        Side.NotSure => new Understood(new NotSure()),
        Side.Skip => new Understood(new Skipped()),
        _ => AnswerReading.Miss,
    };
}
