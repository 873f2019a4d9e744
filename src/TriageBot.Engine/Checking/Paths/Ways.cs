using System.Collections.Immutable;
using TriageBot.Engine.Checking.Structure;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>The answers to one question that make a difference to anything: all its answers, cut where a condition or a clock cuts.</summary>
internal static class Ways
{
    /// <summary>Subsets of more options than this are not tried one by one.</summary>
    public const int MostOptions = 12;

    /// <summary>By place of the question.</summary>
    public static ImmutableArray<ImmutableArray<AnswerValue>> Of(Dialog dialog, DateOnly today)
    {
        var atoms = Fork.Conditions(dialog).SelectMany(condition => condition.Atoms()).Distinct().ToLookup(atom => Fork.QuestionOf(dialog, atom));
        var clocks = dialog.Rules.Select(rule => rule.Clock).OfType<Clock>().Where(clock => clock.Plus.IsSensible()).Distinct().ToLookup(clock => dialog.PlaceOf(clock.Question));
        return [.. dialog.Questions.Select((question, place) => Of(question, [.. atoms[place]], [.. clocks[place]], today))];
    }

    /// <param name="atoms">Every comparison that asks about the question.</param>
    /// <param name="clocks">Every clock that counts from it.</param>
    public static ImmutableArray<AnswerValue> Of(Question question, IReadOnlyCollection<Condition> atoms, IReadOnlyCollection<Clock> clocks, DateOnly today) =>
        [.. Candidates(question, atoms, clocks, today).DistinctBy(value => Signature(question, value, atoms, clocks, today), StringComparer.Ordinal)];

    /// <summary>The level a clock gives once its question is answered like this, or null.</summary>
    public static Level? LevelOf(Clock clock, AnswerValue value, DateOnly today)
    {
        var rule = new Rule { Id = "", Clock = clock, Text = "", Source = "", EffectiveFrom = DateOnly.MinValue, ReviewBy = DateOnly.MaxValue };
        var assessment = Assessor.Assess([rule], new OneAnswer(clock.Question, value, today), _ => "");
        return assessment.Reasons.IsEmpty ? null : assessment.Level;
    }

    /// <summary>The question's answers end the conversation, or put it aside until it is asked again.</summary>
    public static bool Ends(Question question, AnswerValue value) => question.Id switch
    {
        Opening.Safe => value is No,
        Opening.Consent => value is not Yes,
        _ => false,
    };

    private static string Signature(Question question, AnswerValue value, IReadOnlyCollection<Condition> atoms, IReadOnlyCollection<Clock> clocks, DateOnly today)
    {
        var facts = new OneAnswer(question.Id, value, today);
        return string.Concat(atoms.Select(atom => atom.Holds(facts) ? '1' : '0')) + (Ends(question, value) ? '.' : ' ')
            + string.Join(',', clocks.Select(clock => LevelOf(clock, value, today)));
    }

    private static IEnumerable<AnswerValue> Candidates(Question question, IReadOnlyCollection<Condition> atoms, IReadOnlyCollection<Clock> clocks, DateOnly today) => question.Id switch
    {
        // Required: not to be skipped, and a third miss is "not sure" for the one and a pause for the other.
        Opening.Safe => [new Yes(), new No(), new NotSure()],
        Opening.Consent => [new Yes(), new No()],
        _ => [.. Given(question, atoms, clocks, today), new NotSure(), new Skipped(), new Unread()],
    };

    private static IEnumerable<AnswerValue> Given(Question question, IReadOnlyCollection<Condition> atoms, IReadOnlyCollection<Clock> clocks, DateOnly today) => question.Type switch
    {
        "yes-no" => [new Yes(), new No()],
        "date" => Offsets(atoms, clocks, today).Distinct().Order().Select(days => new OnDate(today.AddDays(days))),
        "number" => Amounts(question, atoms).Select(number => new Amount(number)),
        _ when question.Options.Length > 0 => Choices(question, atoms),
        _ => [new Words("...")],
    };

    private static IEnumerable<AnswerValue> Choices(Question question, IReadOnlyCollection<Condition> atoms)
    {
        var mentioned = atoms.Select(atom => atom switch { Is a => a.Value, Includes a => a.Option, _ => "" }).ToHashSet(StringComparer.Ordinal);
        var options = question.Options.Where(mentioned.Contains).Take(MostOptions).Concat(question.Options.Where(option => !mentioned.Contains(option)).Take(1)).ToImmutableArray();
        if (!question.Several)
        {
            return options.Select(option => new Chosen([option]));
        }

        return Enumerable.Range(1, (1 << options.Length) - 1)
            .OrderBy(subset => int.PopCount(subset))
            .Select(subset => new Chosen([.. question.Options.Where(option => options.IndexOf(option) is >= 0 and var at && (subset >> at & 1) == 1)]));
    }

    private static IEnumerable<int> Offsets(IReadOnlyCollection<Condition> atoms, IReadOnlyCollection<Clock> clocks, DateOnly today)
    {
        yield return 0;
        foreach (var days in atoms.OfType<DaysAre>())
        {
            var limit = days.Since ? -days.Limit : days.Limit;
            yield return limit - 1;
            yield return limit;
            yield return limit + 1;
        }

        foreach (var clock in clocks)
        {
            foreach (var left in clock.Windows.Select(window => window.Within + 1).Prepend(0))
            {
                var first = FirstDay(clock.Plus, left, today);
                yield return first - 1;
                yield return first;
            }
        }
    }

    /// <summary>Days from today to the first answer whose deadline leaves at least so many days.</summary>
    private static int FirstDay(Span plus, int left, DateOnly today)
    {
        var (low, high) = (-40_000, 40_000);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (plus.From(today.AddDays(middle)).DayNumber - today.DayNumber >= left)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static IEnumerable<decimal> Amounts(Question question, IReadOnlyCollection<Condition> atoms)
    {
        var limits = atoms.OfType<NumberIs>().Select(atom => atom.Limit).Distinct().Order().ToList();
        var between = limits.Zip(limits.Skip(1), (low, high) => (low + high) / 2);
        return limits.SelectMany(limit => new[] { limit - 1, limit, limit + 1 })
            .Concat(between)
            .Append(question.Min ?? 0)
            .Append(question.Max ?? 1)
            .Where(number => !(number < question.Min) && !(number > question.Max))
            .Distinct();
    }
}
