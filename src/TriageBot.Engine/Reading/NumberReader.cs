using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;

namespace TriageBot.Engine.Reading;

/// <summary>An amount: the only number in the message. Two numbers are never guessed between.</summary>
internal sealed class NumberReader(NumberWords words, ShrugReader shrugs)
{
    private enum Way
    {
        /// <summary>"850 a month": a phrase that counts something else is no number.</summary>
        LeaveAside,
        Plain,
        Loosely,
    }

    public AnswerReading Read(string text, decimal? min, decimal? max)
    {
        var tokens = Tokens.Of(text);
        var zeroCounts = (min ?? 0) <= 0 && (max ?? 0) >= 0;
        if (shrugs.Whole(tokens) is { } shrug && !(zeroCounts && IsZero(tokens)))
        {
            return shrug;
        }

        if (Single(tokens, out var found) is not { } value)
        {
            return found ? AnswerReading.Miss : shrugs.Somewhere(tokens) ?? AnswerReading.Miss;
        }

        return value < (min ?? value) || value > (max ?? value)
            ? AnswerReading.Miss
            : new Understood(new Amount(value));
    }

    /// <summary>Some number stands in the text.</summary>
    public bool Counts(string text)
    {
        var tokens = Tokens.Of(text);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (words.At(tokens, i, out _) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsZero(ReadOnlySpan<Token> tokens) => Single(tokens, Way.Plain, out var value, out _) && value == 0;

    private decimal? Single(ReadOnlySpan<Token> tokens, out bool found)
    {
        found = false;
        foreach (var way in Enum.GetValues<Way>())
        {
            if (Single(tokens, way, out var value, out var some))
            {
                return value;
            }

            found |= some;
        }

        return null;
    }

    private bool Single(ReadOnlySpan<Token> tokens, Way way, out decimal value, out bool found)
    {
        (value, found) = (0, false);
        for (var i = 0; i < tokens.Length;)
        {
            if (way is Way.LeaveAside && words.Aside(tokens, i) is var aside and > 0)
            {
                i += aside;
                continue;
            }

            var length = words.At(tokens, i, out var next, loosely: way is Way.Loosely);
            if (length == 0)
            {
                if (words.Half(tokens, i) > 0)
                {
                    found = true;
                    return false;
                }

                i++;
                continue;
            }

            var half = i + length < tokens.Length ? words.Half(tokens, i + length) : 0;
            if (half > 0 && next < 100)
            {
                next += 0.5m;
                length += half;
            }

            if (tokens[i].Before == '-' && (i == 0 || tokens[i].Spaced))
            {
                next = -next;
            }

            if (found && next != value)
            {
                return false;
            }

            (value, found) = (next, true);
            i += length;
        }

        return found;
    }
}
