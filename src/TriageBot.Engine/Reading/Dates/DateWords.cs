using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading.Dates;

/// <summary>A locale's words for dates, and the cut of a message into date items.</summary>
internal sealed class DateWords
{
    private static readonly (string Key, DateSort Sort, int Value)[] Lists =
    [
        ("relative.aside", DateSort.PartOfDay, 0),
        ("polite", DateSort.Aside, 0),
        ("relative.time_of", DateSort.TimeOf, 0),
        ("relative.time_mark", DateSort.TimeMark, 0),
        ("relative.not_a_date", DateSort.Not, 0),
        ("numbers.half", DateSort.Not, 0),
        ("relative.next_week", DateSort.NextWeek, 1),
        ("relative.last_week", DateSort.LastWeek, 1),
        ("relative.day_of_next_week", DateSort.NextWeek, 0),
        ("relative.day_of_last_week", DateSort.LastWeek, 0),
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

    /// <summary>Letters: "tomorow" is one slip from one word only, "ier" from many.</summary>
    private const int LongName = 6;

    private readonly PhraseTable<(DateSort Sort, int Value, int Count)> _words = new();
    private readonly PhraseTable<(DateSort Sort, int Value, int Count)> _names = new();
    private readonly PhraseTable<(int Value, int Count)> _otherMonths = new();
    private readonly PhraseTable<bool> _suffixes = new();
    private readonly NumberWords _numbers;
    private readonly DateMarks _marks;
    private readonly Affixes _affixes;

    public DateWords(Locale locale, NumberWords numbers)
    {
        (_numbers, _marks, _affixes) = (numbers, new DateMarks(locale), new Affixes(locale));
        YearFirst = locale.DateOrder is "ymd";
        _suffixes.AddAll(locale.Typed("ordinal_suffixes"), true);
        AddNumbered(locale, "months", DateSort.Month);
        AddNumbered(locale, "weekdays", DateSort.Weekday);
        foreach (var (count, calendar) in YearCount.All.Index())
        {
            AddNumbered(locale, "calendar_months." + calendar.Id, DateSort.Month, count);
            foreach (var (number, entries) in locale.Numbered("calendar_months." + calendar.Id))
            {
                _otherMonths.AddAll(entries, ((int)number, count));
            }
        }

        Calendars = [.. YearCount.All.Where(calendar => locale.Numbered("calendar_months." + calendar.Id).Any())];
        foreach (var (days, entries) in locale.Numbered("relative.either_days").Concat(BothWays(locale)))
        {
            _words.AddAll(entries, (DateSort.EitherOffset, (int)days, 0));
        }

        foreach (var (days, entries) in locale.Numbered("relative.days"))
        {
            _words.AddAll(entries, (DateSort.Offset, (int)days, 0));
            _names.AddAll(entries.Where(entry => entry.Length >= LongName), (DateSort.Offset, (int)days, 0));
        }

        foreach (var (years, entries) in locale.Numbered("relative.years"))
        {
            _words.AddAll(entries, (DateSort.YearOffset, (int)years, 0));
        }

        foreach (var (key, sort, value) in Lists)
        {
            _words.AddAll(locale.Typed(key), (sort, value, 0));
        }

        foreach (var (number, entries) in locale.Numbered("ordinals"))
        {
            _words.AddAll(entries, (DateSort.Ordinal, (int)number, 0));
        }
    }

    /// <summary>Those whose months have names here, beside the Gregorian one.</summary>
    public IReadOnlyList<YearCount> Calendars { get; }

    public bool YearFirst { get; }

    public List<DateItem> Cut(ReadOnlySpan<Token> tokens)
    {
        var items = new List<DateItem>(tokens.Length);
        for (var i = 0; i < tokens.Length;)
        {
            if (Joined(tokens, i, items))
            {
                i++;
                continue;
            }

            i += Next(tokens, i, out var item);
            items.Add(item);
        }

        return Clock.Remove(items);
    }

    // "kal" and "কাল" stand under tomorrow and yesterday.
    private static IEnumerable<(long Days, IReadOnlyList<string> Entries)> BothWays(Locale locale)
    {
        var lists = locale.Numbered("relative.days").ToDictionary(list => list.Number, list => list.Entries);
        return lists.Where(list => list.Key > 0 && lists.ContainsKey(-list.Key))
            .Select(list => (list.Key, (IReadOnlyList<string>)[.. list.Value.Intersect(lists[-list.Key], StringComparer.Ordinal)]));
    }

    private void AddNumbered(Locale locale, string key, DateSort sort, int count = 0)
    {
        foreach (var (number, entries) in locale.Numbered(key))
        {
            _words.AddAll(entries, (sort, (int)number, count));
            _names.AddAll(entries, (sort, (int)number, count));
        }
    }

    // "3일전", "दिनपछि": a unit and the word for "ago" or "later" in one. "삼일 뒤": a number and its unit.
    private bool Joined(ReadOnlySpan<Token> tokens, int at, List<DateItem> items)
    {
        var token = tokens[at];
        for (var cut = token.Text.Length - 1; cut > 0 && token.Kind == TokenKind.Word && !_words.Word(token.Text, out _); cut--)
        {
            if (_words.Word(token.Text[..cut], out var unit) && unit.Sort is DateSort.Unit
                && _words.Word(token.Text[cut..], out var behind) && behind.Sort is DateSort.Ago or DateSort.FromNow)
            {
                items.Add(new DateItem(unit.Sort, unit.Value, token.Before, token.Spaced));
                items.Add(new DateItem(behind.Sort, behind.Value, '\0', Spaced: true));
                return true;
            }

            if (_words.Word(token.Text[cut..], out unit) && unit.Sort is DateSort.Unit && _marks.IsCounted(tokens, at + 1) && _numbers.Word(token.Text[..cut], out var number) && number < 10_000)
            {
                items.Add(new DateItem(DateSort.Number, (int)number, token.Before, token.Spaced));
                items.Add(new DateItem(unit.Sort, unit.Value, '\0', Spaced: true));
                return true;
            }
        }

        return false;
    }

    private int Next(ReadOnlySpan<Token> tokens, int at, out DateItem item)
    {
        var token = tokens[at];
        item = new DateItem(DateSort.Other, 0, token.Before, token.Spaced);
        if (token.IsNumber && _words.Longest(tokens, at, out var whole) is var day and > 1 && whole.Sort is DateSort.Offset)
        {
            // "2morrow", "2main".
            item = item with { Sort = whole.Sort, Value = whole.Value };
            return day;
        }

        if (token.IsNumber)
        {
            var typed = Number(tokens, at, ref item);
            return typed + _marks.Behind(tokens, at + typed, ref item);
        }

        var length = _words.Longest(tokens, at, out var word);

        // "ngày mốt" is the day after tomorrow, not the first.
        var marked = length > 1 && word.Sort is DateSort.Offset ? 0 : _marks.InFront(tokens, at, _numbers, ref item);
        if (marked > 0)
        {
            return marked;
        }

        if (length == 0 && _marks.Glued(token, _numbers, ref item))
        {
            return 1;
        }

        var counted = _numbers.At(tokens, at, out var number);
        if (counted > length && number < 10_000)
        {
            item = item with { Sort = DateSort.Number, Value = (int)number };
            return counted + _marks.Behind(tokens, at + counted, ref item);
        }

        if (length == 0 && (Inflected(token, out word) || _names.Misspelt(token.Text, out word)))
        {
            length = 1;
        }

        if (length > 0)
        {
            item = item with { Sort = word.Sort, Value = word.Value, Count = word.Count };
        }

        if (item is { Sort: DateSort.Month, Count: 0 } && _otherMonths.Longest(tokens, at, out var other) == length && length > 0)
        {
            item = item with { Other = other.Value, OtherCount = other.Count };
        }

        return Math.Max(1, length);
    }

    private bool Inflected(Token token, out (DateSort Sort, int Value, int Count) word)
    {
        foreach (var stem in _affixes.Stems(token.Text))
        {
            if (_words.Word(stem, out word))
            {
                return true;
            }
        }

        word = default;
        return false;
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
        if (at + 1 < tokens.Length && !tokens[at + 1].Spaced && tokens[at + 1].Before is '\0' or '.' && _suffixes.Longest(tokens, at + 1, out _) == 1 && !_marks.IsUnit(tokens, at + 1))
        {
            item = item with { Sort = DateSort.Ordinal };
            return 2;
        }

        return 1;
    }
}
