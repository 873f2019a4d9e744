using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading.Dates;

/// <summary>A locale's words for dates, and the cut of a message into date items.</summary>
internal sealed class DateWords
{
    private static readonly (string Key, DateSort Sort, int Value)[] Lists =
    [
        ("relative.aside", DateSort.Aside, 0),
        ("polite", DateSort.Aside, 0),
        ("relative.time_of", DateSort.TimeOf, 0),
        ("relative.time_mark", DateSort.TimeMark, 0),
        ("relative.not_a_date", DateSort.Not, 0),
        ("numbers.half", DateSort.Not, 0),
        ("relative.next_or_after", DateSort.NextOrAfter, 0),
        ("relative.next", DateSort.Next, 0),
        ("relative.last_or_before", DateSort.LastOrBefore, 0),
        ("relative.last", DateSort.Last, 0),
        ("relative.this", DateSort.This, 0),
        ("relative.in", DateSort.In, 0),
        ("relative.ago", DateSort.Ago, 0),
        ("relative.from_now", DateSort.FromNow, 0),
        ("relative.after", DateSort.After, 0),
        ("relative.before", DateSort.Before, 0),
        ("relative.part", DateSort.Part, 0),
        ("relative.about", DateSort.About, 0),
        ("relative.the", DateSort.The, 0),
        ("relative.of", DateSort.Of, 0),
        ("relative.or", DateSort.Or, 0),
        ("relative.units.day", DateSort.Unit, (int)DateUnit.Day),
        ("relative.units.week", DateSort.Unit, (int)DateUnit.Week),
        ("relative.units.month", DateSort.Unit, (int)DateUnit.Month),
        ("relative.units.year", DateSort.Unit, (int)DateUnit.Year),
        ("numbers.a", DateSort.One, 1),
    ];

    private readonly PhraseTable<(DateSort Sort, int Value)> _words = new();
    private readonly PhraseTable<(DateSort Sort, int Value)> _names = new();
    private readonly PhraseTable<bool> _suffixes = new();
    private readonly NumberWords _numbers;

    public DateWords(Locale locale, NumberWords numbers)
    {
        _numbers = numbers;
        _suffixes.AddAll(locale.Typed("ordinal_suffixes"), true);
        AddNumbered(locale, "months", DateSort.Month);
        AddNumbered(locale, "weekdays", DateSort.Weekday);
        foreach (var (days, entries) in locale.Numbered("relative.days"))
        {
            _words.AddAll(entries, (DateSort.Offset, (int)days));
        }

        foreach (var (key, sort, value) in Lists)
        {
            _words.AddAll(locale.Typed(key), (sort, value));
        }

        foreach (var (number, entries) in locale.Numbered("ordinals"))
        {
            _words.AddAll(entries, (DateSort.Ordinal, (int)number));
        }
    }

    public List<DateItem> Cut(ReadOnlySpan<Token> tokens)
    {
        var items = new List<DateItem>(tokens.Length);
        for (var i = 0; i < tokens.Length;)
        {
            i += Next(tokens, i, out var item);
            items.Add(item);
        }

        return Clock.Remove(items);
    }

    private void AddNumbered(Locale locale, string key, DateSort sort)
    {
        foreach (var (number, entries) in locale.Numbered(key))
        {
            _words.AddAll(entries, (sort, (int)number));
            _names.AddAll(entries, (sort, (int)number));
        }
    }

    private int Next(ReadOnlySpan<Token> tokens, int at, out DateItem item)
    {
        var token = tokens[at];
        item = new DateItem(DateSort.Other, 0, token.Before, token.Spaced);
        if (token.IsNumber)
        {
            return Number(tokens, at, ref item);
        }

        var length = _words.Longest(tokens, at, out var word);
        var counted = _numbers.At(tokens, at, out var number);
        if (counted > length && number < 10_000)
        {
            item = item with { Sort = DateSort.Number, Value = (int)number };
            return counted;
        }

        if (length == 0 && _names.Misspelt(token.Text, out word))
        {
            length = 1;
        }

        if (length > 0)
        {
            item = item with { Sort = word.Sort, Value = word.Value };
        }

        return Math.Max(1, length);
    }

    private int Number(ReadOnlySpan<Token> tokens, int at, ref DateItem item)
    {
        var digits = tokens[at].Text;
        if (digits.Length > 8)
        {
            return 1;
        }

        item = item with
        {
            Sort = DateSort.Number,
            Value = int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture),
            Digits = digits.Length,
        };
        if (at + 1 < tokens.Length && !tokens[at + 1].Spaced && tokens[at + 1].Before is '\0' or '.' && _suffixes.Longest(tokens, at + 1, out _) == 1)
        {
            item = item with { Sort = DateSort.Ordinal };
            return 2;
        }

        return 1;
    }
}
