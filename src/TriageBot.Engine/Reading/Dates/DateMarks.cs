using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading.Dates;

/// <summary>Words that say what a number of a date is: 11月26日, 3월 5일, "tháng 11". Some are units too: 3日 and 3일, but "in 3 일".</summary>
internal sealed class DateMarks
{
    private const int FirstYear = 1300;

    private readonly PhraseTable<DateUnit> _behind = new();
    private readonly PhraseTable<DateUnit> _inFront = new();
    private readonly List<(string Mark, DateUnit Unit)> _glued = [];
    private readonly PhraseTable<bool> _counts = new();

    public DateMarks(Locale locale)
    {
        foreach (var (name, unit) in new[] { ("day", DateUnit.Day), ("month", DateUnit.Month), ("year", DateUnit.Year) })
        {
            _behind.AddAll(locale.Typed("relative.mark_after." + name), unit);
            _glued.AddRange(locale.Typed("relative.mark_after." + name).SelectMany(Tokens.Of).Select(token => (token.Text, unit)));
            _inFront.AddAll(locale.Typed("relative.mark_before." + name), unit);
        }

        foreach (var key in new[] { "relative.ago", "relative.from_now", "relative.after", "relative.before", "relative.last" })
        {
            _counts.AddAll(locale.Typed(key), true);
        }
    }

    /// <summary>Makes the number before this place what the mark here says; returns the mark's length, or 0.</summary>
    public int Behind(ReadOnlySpan<Token> tokens, int at, ref DateItem number)
    {
        var length = _behind.Longest(tokens, at, out var unit);
        return length > 0 && (at + length >= tokens.Length || _counts.Longest(tokens, at + length, out _) == 0) && Make(ref number, unit) ? length : 0;
    }

    /// <summary>"Ago" or the like stands here.</summary>
    public bool IsCounted(ReadOnlySpan<Token> tokens, int at) => at < tokens.Length && _counts.Longest(tokens, at, out _) > 0;

    /// <summary>A mark here is a unit, for what stands behind it counts: "3일 전".</summary>
    public bool IsUnit(ReadOnlySpan<Token> tokens, int at) =>
        _behind.Longest(tokens, at, out _) is var length and > 0 && at + length < tokens.Length && _counts.Longest(tokens, at + length, out _) > 0;

    /// <summary>A number and its mark in one word: 십이월.</summary>
    public bool Glued(Token token, NumberWords numbers, ref DateItem item)
    {
        foreach (var (mark, unit) in _glued)
        {
            if (token.Text.Length > mark.Length && token.Text.EndsWith(mark, StringComparison.Ordinal) && numbers.Word(token.Text[..^mark.Length], out var value) && value < 10_000)
            {
                var number = item with { Value = (int)value };
                if (Make(ref number, unit))
                {
                    item = number;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Reads a mark and the number behind it; returns the length of both, or 0.</summary>
    public int InFront(ReadOnlySpan<Token> tokens, int at, NumberWords numbers, ref DateItem item)
    {
        var length = _inFront.Longest(tokens, at, out var unit);
        if (length == 0 || at + length >= tokens.Length || tokens[at + length].BeginsClause)
        {
            return 0;
        }

        var counted = numbers.At(tokens, at + length, out var value);
        var typed = tokens[at + length].IsNumber ? tokens[at + length].Text.Length : 0;
        var number = item with { Value = value < 10_000 ? (int)value : 0, Digits = typed };
        if (counted == 0 || (typed > 0 && counted > 1) || !Make(ref number, unit))
        {
            return 0;
        }

        item = number;
        return length + counted;
    }

    private static bool Make(ref DateItem number, DateUnit unit)
    {
        (DateSort Sort, bool Fits) made = unit switch
        {
            DateUnit.Month => (DateSort.Month, number.Value is >= 1 and <= 12),
            DateUnit.Day => (DateSort.Ordinal, number.Value is >= 1 and <= 31),
            _ => (DateSort.Number, number.Value >= FirstYear),
        };
        number = made.Fits ? number with { Sort = made.Sort, Digits = unit is DateUnit.Year ? 4 : unit is DateUnit.Month ? 0 : number.Digits } : number;
        return made.Fits;
    }
}
