namespace TriageBot.Engine.Reading.Dates;

/// <summary>One word or number of a date, with its meaning.</summary>
/// <param name="Value">The number, month 1–12, weekday 0–6, days from today, or <see cref="DateUnit"/>.</param>
/// <param name="Before">Punctuation in front, see <see cref="Token"/>.</param>
/// <param name="Digits">How many digits were typed; 0 for a word.</param>
/// <param name="Count">Of a month: which of <see cref="YearCount.All"/> it belongs to.</param>
internal readonly record struct DateItem(DateSort Sort, int Value, char Before, bool Spaced, int Digits = 0, int Count = 0)
{
    public YearCount Calendar => YearCount.All[Count];

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
    Last,
    LastOrBefore,
    This,
    After,
    Before,
    The,
    Of,
    About,

    /// <summary>"early", "a finales de".</summary>
    Part,

    /// <summary>Time of day, greetings, "please": may stand anywhere.</summary>
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
