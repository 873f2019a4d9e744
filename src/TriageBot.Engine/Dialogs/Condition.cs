using System.Collections.Immutable;

namespace TriageBot.Engine.Dialogs;

/// <summary>A sentence over the answers that a coordinator can read: <c>detained is yes and days_until(hearing_date) &lt;= 7</c>.
/// What is unanswered makes a comparison false, so a condition never fails.</summary>
public abstract record Condition
{
    public static readonly Condition Never = new Or([]);

    public abstract bool Holds(IFacts facts);

    /// <summary>Comparisons this condition is made of, left to right.</summary>
    public abstract IEnumerable<Condition> Atoms();

    /// <summary>Ids of the questions it asks about, repeats included.</summary>
    public IEnumerable<string> Questions() => Atoms().Select(atom => atom switch
    {
        Is a => a.Question,
        Includes a => a.Question,
        IsAnswered a => a.Question,
        NumberIs a => a.Question,
        DaysAre a => a.Question,
        _ => null,
    }).OfType<string>();
}

/// <summary>What conditions may ask about.</summary>
public interface IFacts
{
    DateOnly Today { get; }

    /// <summary>The answer to a question that applies, or null.</summary>
    AnswerValue? Answer(string question);

    /// <summary>Whether a red flag of this kind was heard; null asks for any.</summary>
    bool Flag(string? kind);

    /// <summary>The person wrote that they want to talk to somebody.</summary>
    bool AskedForPerson { get; }

    /// <summary>The person writes on a device that others use after them: it cannot be called or written to.</summary>
    bool SharedDevice { get; }
}

public sealed record And(ImmutableArray<Condition> Parts) : Condition
{
    public override bool Holds(IFacts facts)
    {
        foreach (var part in Parts)
        {
            if (!part.Holds(facts))
            {
                return false;
            }
        }

        return true;
    }

    public override IEnumerable<Condition> Atoms() => Parts.SelectMany(part => part.Atoms());
}

public sealed record Or(ImmutableArray<Condition> Parts) : Condition
{
    public override bool Holds(IFacts facts)
    {
        foreach (var part in Parts)
        {
            if (part.Holds(facts))
            {
                return true;
            }
        }

        return false;
    }

    public override IEnumerable<Condition> Atoms() => Parts.SelectMany(part => part.Atoms());
}

public sealed record Not(Condition Inner) : Condition
{
    public override bool Holds(IFacts facts) => !Inner.Holds(facts);

    public override IEnumerable<Condition> Atoms() => Inner.Atoms();
}

/// <summary><c>detained is yes</c>, <c>who is not my_child</c>: false while unanswered, with or without the "not".</summary>
/// <param name="Question">Question id.</param>
/// <param name="Value"><c>yes</c>, <c>no</c>, <c>not-sure</c>, <c>skipped</c>, <c>unread</c> or an option id.</param>
/// <param name="Negated">"is not".</param>
public sealed record Is(string Question, string Value, bool Negated) : Condition
{
    public override bool Holds(IFacts facts) =>
        facts.Answer(Question) is { } answer && Matches(answer) != Negated;

    public override IEnumerable<Condition> Atoms() => [this];

    private bool Matches(AnswerValue answer) => answer switch
    {
        Yes => Value is "yes",
        No => Value is "no",
        NotSure => Value is "not-sure",
        Skipped => Value is "skipped",
        Unread => Value is "unread",
        Chosen chosen => chosen.Options.Length == 1 && string.Equals(chosen.Options[0], Value, StringComparison.Ordinal),
        _ => false,
    };
}

/// <summary><c>topic includes work</c>.</summary>
public sealed record Includes(string Question, string Option) : Condition
{
    public override bool Holds(IFacts facts) =>
        facts.Answer(Question) is Chosen chosen && chosen.Options.Contains(Option, StringComparer.Ordinal);

    public override IEnumerable<Condition> Atoms() => [this];
}

/// <summary><c>answered(zip)</c>: a value was given; a skipped or unread answer is none.</summary>
public sealed record IsAnswered(string Question) : Condition
{
    public override bool Holds(IFacts facts) => facts.Answer(Question) is not (null or Skipped or Unread or NotSure);

    public override IEnumerable<Condition> Atoms() => [this];
}

/// <summary><c>flag(custody)</c>, or <c>flagged</c> for any kind.</summary>
public sealed record FlagHeard(string? Kind) : Condition
{
    public override bool Holds(IFacts facts) => facts.Flag(Kind);

    public override IEnumerable<Condition> Atoms() => [this];
}

/// <summary><c>asked_for_person</c>.</summary>
public sealed record AskedForPerson : Condition
{
    public override bool Holds(IFacts facts) => facts.AskedForPerson;

    public override IEnumerable<Condition> Atoms() => [this];
}

/// <summary><c>shared_device</c>.</summary>
public sealed record OnSharedDevice : Condition
{
    public override bool Holds(IFacts facts) => facts.SharedDevice;

    public override IEnumerable<Condition> Atoms() => [this];
}

public enum Comparison
{
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

/// <summary><c>amount_owed &gt;= 500</c>.</summary>
public sealed record NumberIs(string Question, Comparison Comparison, decimal Limit) : Condition
{
    public override bool Holds(IFacts facts) =>
        facts.Answer(Question) is Amount amount && Comparison.Holds(amount.Number, Limit);

    public override IEnumerable<Condition> Atoms() => [this];
}

/// <summary><c>days_until(hearing_date) &lt;= 7</c> or <c>days_since(last_entry) &lt; 730</c>; a date that reads two ways counts as the earlier.</summary>
public sealed record DaysAre(string Question, bool Since, Comparison Comparison, int Limit) : Condition
{
    public override bool Holds(IFacts facts)
    {
        if (facts.Answer(Question) is not OnDate date)
        {
            return false;
        }

        var days = date.Date.DayNumber - facts.Today.DayNumber;
        return Comparison.Holds(Since ? -days : days, Limit);
    }

    public override IEnumerable<Condition> Atoms() => [this];
}

internal static class Comparisons
{
    public static bool Holds(this Comparison comparison, decimal left, decimal right) => comparison switch
    {
        Comparison.Less => left < right,
        Comparison.AtMost => left <= right,
        Comparison.Equal => left == right,
        Comparison.AtLeast => left >= right,
        _ => left > right,
    };
}
