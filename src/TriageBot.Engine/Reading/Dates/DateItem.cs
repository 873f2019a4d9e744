namespace TriageBot.Engine.Reading.Dates;

/// <summary>One word or number of a date, with its meaning.</summary>
/// <param name="Value">The number, month 1–12, weekday 0–6, days from today, or <see cref="DateUnit"/>.</param>
/// <param name="Before">Punctuation in front, see <see cref="Token"/>.</param>
/// <param name="Digits">How many digits were typed; 0 for a word.</param>
/// <param name="Count">Of a month: which of <see cref="YearCount.All"/> it belongs to.</param>
/// <param name="Other">Of a month whose name another calendar has too: the number of that month, 0 for none.</param>
internal readonly record struct DateItem(DateSort Sort, int Value, char Before, bool Spaced, int Digits = 0, int Count = 0, int Other = 0, int OtherCount = 0)
{
    public YearCount Calendar => YearCount.All[Count];

    /// <summary>The same name as the month of the other calendar.</summary>
    public DateItem? AsOther => Other > 0 ? this with { Value = Other, Count = OtherCount, Other = 0 } : null;

    public bool IsNumber => Sort is DateSort.Number or DateSort.Ordinal;
}

internal enum DateSort
{
    /// <summary>A word that has nothing to do with dates.</summary>
    Other,
    Number,
    Ordinal,

    /// <summary>"a", "una".</summary>
    One,
    Month,
    Weekday,

    /// <summary>today, tomorrow, yesterday.</summary>
    Offset,

    /// <summary>"kal": as many days ahead or back, as the tense says.</summary>
    EitherOffset,
    Unit,
    In,
    Ago,
    FromNow,
    Next,

    /// <summary>English "next Thursday": the coming one or the one in next week.</summary>
    NextOrAfter,

    /// <summary>下周, "다음 주": always in the week after this one, which begins on Monday.</summary>
    NextWeek,
    Last,
    LastOrBefore,
    LastWeek,
    This,
    After,
    Before,
    The,
    Of,
    About,

    /// <summary>"early", "a finales de".</summary>
    Part,

    /// <summary>"last year", by how many years from this one.</summary>
    YearOffset,

    /// <summary>"in the morning".</summary>
    PartOfDay,

    /// <summary>Greetings, "please": may stand anywhere.</summary>
    Aside,
    TimeOf,
    TimeMark,
    Or,

    /// <summary>What makes a date unreadable: "not", "every", "and a half".</summary>
    Not,
}

internal enum DateUnit
{
    Day,
    Week,
    Month,
    Year,
}
