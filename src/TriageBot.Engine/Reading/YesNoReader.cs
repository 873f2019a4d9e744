using System.Globalization;
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
    private readonly Dictionary<string, PhraseTable<Side>> _byQuestion = new(StringComparer.Ordinal);

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
        foreach (var (key, list) in locale.Words)
        {
            if (key.Split('.') is ["answers", var question, var side])
            {
                AnswersTo(question).AddAll(list.Entries, side switch { "yes" => Side.Yes, "no" => Side.No, _ => Side.NotSure });
            }
        }
    }

    /// <summary>What nothing else can outweigh: the question's own words, a digit, or words that fill the whole message.</summary>
    /// <param name="question">Whose own words count first: "I'm safe" is a yes to one question and a no to another.</param>
    public Side Plain(ReadOnlySpan<Token> tokens, string? question)
    {
        if (question is not null && _byQuestion.TryGetValue(question, out var words) && Own(words, tokens) is var own and not Side.None)
        {
            return own;
        }

        if (_digits.Only(tokens, 3) is [var number])
        {
            return Sides.OfDigit(number.ToString(CultureInfo.InvariantCulture));
        }

        return Covered(tokens, out var all) && all is not Side.Unclear ? all : Side.None;
    }

    /// <summary>What the word lists make of it.</summary>
    public Side Told(string text, ReadOnlySpan<Token> tokens) => Covered(tokens, out var all) ? all : Leads(tokens, text);

    private PhraseTable<Side> AnswersTo(string question)
    {
        if (!_byQuestion.TryGetValue(question, out var words))
        {
            _byQuestion[question] = words = new PhraseTable<Side>();
        }

        return words;
    }

    private Side Own(PhraseTable<Side> words, ReadOnlySpan<Token> tokens)
    {
        var side = Side.None;
        for (var i = 0; i < tokens.Length;)
        {
            var length = words.Longest(tokens, i, out var next);
            if (length == 0)
            {
                length = _whole.Longest(tokens, i, out next);
                next = next == Side.None ? Side.None : Side.Unclear;
            }

            if (length == 0 || next == Side.Unclear)
            {
                return Side.None;
            }

            side = Sides.Join(side, next);
            i += length;
        }

        return side == Side.Unclear ? Side.None : side;
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

            side = Sides.Join(side, next);
            i += length;
        }

        return true;
    }

    private int At(ReadOnlySpan<Token> tokens, int at, out Side side)
    {
        if (tokens[at].IsNumber)
        {
            side = Sides.OfDigit(tokens[at].Text);
            return side == Side.None ? 0 : 1;
        }

        return _whole.Longest(tokens, at, out side);
    }

    private Side Leads(ReadOnlySpan<Token> tokens, string text)
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
            return lead == Side.No && EndsUnsure(tokens) ? Side.NotSure : lead;
        }

        return tokens.Length <= ShortAnswer ? Only(tokens) : Side.None;
    }

    // "nobody tells us, so I don't know".
    private bool EndsUnsure(ReadOnlySpan<Token> tokens)
    {
        for (var i = 1; i < tokens.Length; i++)
        {
            if (_whole.Longest(tokens, i, out var side) is var length and > 0 && side == Side.NotSure && i + length == tokens.Length)
            {
                return true;
            }
        }

        return false;
    }

    private Side Leading(ReadOnlySpan<Token> tokens, int first)
    {
        // "1. they took him", but not "1 year".
        if (tokens[first].IsNumber)
        {
            return first + 1 < tokens.Length && tokens[first + 1].Before is '.' or ',' or ':' or ';' or '\n' or ')' && tokens[first + 1].Spaced
                ? Sides.OfDigit(tokens[first].Text)
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
            side = length == 0 ? side : Sides.Join(side, next);
            i += Math.Max(1, length);
        }

        return side;
    }
}
