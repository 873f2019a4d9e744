using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading.Dates;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>A date. What the words leave open comes back as two candidates: day and month that can be swapped,
/// a weekday speakers take differently, the first and last day of a month or week. Only a day the words fix is sure.</summary>
internal sealed class DateReader
{
    private readonly DateWords _words;
    private readonly ShrugReader _shrugs;

    public DateReader(Locale locale, NumberWords numbers, ShrugReader shrugs)
    {
        _words = new DateWords(locale, numbers);
        _shrugs = shrugs;
    }

    public AnswerReading Read(string text, Tense tense, DateOnly today)
    {
        var tokens = Tokens.Of(text);
        if (_shrugs.Whole(tokens) is { } shrug)
        {
            return shrug;
        }

        var line = new DateLine(_words.Cut(tokens), _words.Calendars, _words.YearFirst, tense, today);
        var mentions = Mentions(line, out var clear);
        if (!clear && mentions.Count > 0)
        {
            return AnswerReading.Miss;
        }

        return mentions.Count == 0
            ? _shrugs.Somewhere(tokens) ?? AnswerReading.Miss
            : ReadingOf(mentions);
    }

    private static List<Mention> Mentions(DateLine line, out bool clear)
    {
        var mentions = new List<Mention>();
        clear = true;
        var (lastEnd, loose) = (-10, -10);
        for (var i = 0; i < line.Items.Count;)
        {
            var length = At(line, i, out var mention);
            if (length > 0)
            {
                clear &= !Beside(line, loose, i) && mention.Sort != MentionSort.Impossible && line.Sort(i - 1) != DateSort.After;
                mentions.Add(mention);
                lastEnd = i += length;
                continue;
            }

            clear &= line.Sort(i) != DateSort.Not;
            if (line.Items[i].IsNumber)
            {
                loose = i;
                clear &= !Beside(line, lastEnd - 1, i);
            }

            i++;
        }

        return mentions;
    }

    // "March 5 or 6", "el jueves en ocho": a number left over beside a date makes the date a guess.
    private static bool Beside(DateLine line, int before, int after) =>
        after - before == 1
        || (after - before == 2 && line.Sort(after - 1) is DateSort.Or or DateSort.In or DateSort.Of or DateSort.The or DateSort.About);

    private static int At(DateLine line, int at, out Mention mention)
    {
        // The longest wins: "next week" is a range, "next week Thursday" a day.
        var length = MonthDates.Read(line, at, out mention);
        Longer(NumericDates.Read(line, at, out var numeric), numeric, ref length, ref mention);
        Longer(RelativeDates.Read(line, at, out var relative), relative, ref length, ref mention);
        Longer(WeekdayDates.Read(line, at, out var weekday), weekday, ref length, ref mention);
        return length > 0 ? length : YearAlone(line, at, out mention);
    }

    private static void Longer(int length, Mention read, ref int longest, ref Mention mention)
    {
        if (length > longest)
        {
            (longest, mention) = (length, read);
        }
    }

    private static int YearAlone(DateLine line, int at, out Mention mention)
    {
        mention = default;
        if (!line.Has(at) || !DateLine.IsYear(line.Items[at]) || line.Items[at].Digits != 4)
        {
            return 0;
        }

        var year = line.Items[at].Value;
        mention = line.Between(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return line.Items.Count == 1 || line.Sort(at - 1) is DateSort.In or DateSort.Of or DateSort.Part or DateSort.About ? 1 : 0;
    }

    private static AnswerReading ReadingOf(List<Mention> mentions)
    {
        var weekdays = mentions.Where(mention => mention.Sort == MentionSort.Weekday).Distinct().ToList();
        var others = mentions.Where(mention => mention.Sort != MentionSort.Weekday).Distinct().ToList();
        if (others.Count == 0)
        {
            return OneOf(weekdays);
        }

        if (weekdays.Count == 1 && others is [{ Sort: MentionSort.Day, Second: null } day])
        {
            return Agreed(day.First, weekdays[0].First.DayOfWeek);
        }

        return others.Count == 2 && Settled(others) is { } settled ? Sure(settled) : OneOf(others);
    }

    // "Thursday March 5" that is a Friday: one of the two was a slip.
    private static AnswerReading Agreed(DateOnly date, DayOfWeek day)
    {
        if (date.DayOfWeek == day)
        {
            return Sure(date);
        }

        var before = Weeks.Before(date, day);
        var nearest = date.DayNumber - before.DayNumber <= 3 ? before : Weeks.After(date, day);
        return Either([date, nearest]);
    }

    // "3/4, I mean March 4".
    private static DateOnly? Settled(List<Mention> two)
    {
        var swapped = two.Find(mention => mention.Sort == MentionSort.Swapped && mention.Second is not null);
        var sure = two.Find(mention => mention.Sort == MentionSort.Day && mention.Second is null);
        return swapped != default && sure != default && (sure.First == swapped.First || sure.First == swapped.Second) ? sure.First : null;
    }

    private static AnswerReading OneOf(List<Mention> mentions) => mentions switch
    {
        [{ Second: null } only] => Sure(only.First),
        [var only] => Either([only.First, only.Second!.Value]),
        [{ Second: null } first, { Second: null } second] => Either([first.First, second.First]),
        _ => AnswerReading.Miss,
    };

    private static Understood Sure(DateOnly date) => new(new OnDate(date));

    private static AnswerReading Either(IEnumerable<DateOnly> dates)
    {
        ImmutableArray<AnswerValue> candidates = [.. dates.Distinct().Order().Select(date => new OnDate(date))];
        return candidates.Length == 1 ? new Understood(candidates[0]) : new Ambiguous(candidates);
    }
}
