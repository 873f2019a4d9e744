using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;

namespace TriageBot.Engine.Reading;

/// <summary>An amount: the only number in the message. Two numbers are never guessed between.</summary>
internal sealed class NumberReader(NumberWords words, ShrugReader shrugs)
{
    public AnswerReading Read(string text, decimal? min, decimal? max)
    {
        var tokens = Tokens.Of(text);
        var zeroCounts = (min ?? 0) <= 0 && (max ?? 0) >= 0;
        if (shrugs.Whole(tokens) is { } shrug && !(zeroCounts && IsZero(tokens)))
        {
            return shrug;
        }

        if (!Single(tokens, out var value, out var found))
        {
            return found ? AnswerReading.Miss : shrugs.Somewhere(tokens) ?? AnswerReading.Miss;
        }

        return value < (min ?? value) || value > (max ?? value)
            ? AnswerReading.Miss
            : new Understood(new Amount(value));
    }

    private bool IsZero(ReadOnlySpan<Token> tokens) => Single(tokens, out var value, out _) && value == 0;

    private bool Single(ReadOnlySpan<Token> tokens, out decimal value, out bool found)
    {
        (value, found) = (0, false);
        for (var i = 0; i < tokens.Length;)
        {
            var length = words.At(tokens, i, out var next);
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
