using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Urgency;

/// <summary>How soon a person must act. The order is the meaning: a higher value is more urgent.
/// Operational levels, not validated ones: see <c>docs/decisions.md</c>.</summary>
public enum Level
{
    /// <summary>Within ten business days.</summary>
    Routine,
    Within72h,
    SameDay,

    /// <summary>Page a person now: fifteen minutes.</summary>
    Emergency,
}

/// <summary>One urgency row as data, with where it comes from and until when it may be trusted.</summary>
public sealed record Rule
{
    public required string Id { get; init; }

    public int Version { get; init; } = 1;

    /// <summary>What must hold for the rule to be looked at; null means its date alone decides.</summary>
    public Condition? When { get; init; }

    /// <summary>The condition as it was written.</summary>
    public string? WhenText { get; init; }

    /// <summary>The level when <see cref="When"/> holds and the rule has no clock.</summary>
    public Level? Level { get; init; }

    public Clock? Clock { get; init; }

    /// <summary>The safety text (<c>safety.&lt;kind&gt;</c>) said when this rule first makes an emergency, or null.</summary>
    public string? Safety { get; init; }

    /// <summary>One plain sentence for staff, with <c>{when}</c> for "in 4 days".</summary>
    public required string Text { get; init; }

    public required string Source { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    public required DateOnly ReviewBy { get; init; }

    /// <summary>Name of whoever looks after it, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>Line in <c>dialog.yaml</c>, 1-based.</summary>
    public int Line { get; init; }

    /// <summary>It was to be looked at before today.</summary>
    public bool IsPastReview(DateOnly today) => ReviewBy > DateOnly.MinValue && ReviewBy < today;

    /// <summary>Its words for staff, who are told where the law behind them may have changed.</summary>
    public string Marked(string text, DateOnly today) =>
        IsPastReview(today) ? string.Create(CultureInfo.InvariantCulture, $"{text} (this rule was to be reviewed by {ReviewBy:yyyy-MM-dd})") : text;
}

/// <summary>A deadline and what its nearness means. Every window is 0 ≤ days left ≤ <see cref="Window.Within"/>.</summary>
/// <param name="Kind">What falls due: <c>hearing</c>, <c>work-permit</c>…</param>
/// <param name="Question">The date question it is counted from.</param>
/// <param name="Plus">Added to the answer to get the deadline.</param>
/// <param name="Windows">Nearest first.</param>
/// <param name="Passed">The level once the deadline is behind us; null when that means nothing.</param>
/// <param name="Unknown">The level when the person was asked and does not know: it raises, never lowers.</param>
public sealed record Clock(string Kind, string Question, Span Plus, ImmutableArray<Window> Windows, Level? Passed, Level? Unknown);

public sealed record Window(Level Level, int Within);

/// <summary>A length of time as law writes it.</summary>
public sealed record Span(int Count, SpanUnit Unit)
{
    public static readonly Span None = new(0, SpanUnit.Days);

    public DateOnly From(DateOnly date) => Unit switch
    {
        SpanUnit.Days => date.AddDays(Count),
        SpanUnit.Months => date.AddMonths(Count),
        SpanUnit.Years => date.AddYears(Count),
        _ => AddBusinessDays(date, Count),
    };

    // Federal holidays are left out on purpose: without them the deadline can only come out earlier, never later.
    private static DateOnly AddBusinessDays(DateOnly date, int count)
    {
        while (count > 0)
        {
            date = date.AddDays(1);
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                count--;
            }
        }

        return date;
    }
}

public enum SpanUnit
{
    Days,
    BusinessDays,
    Months,
    Years,
}

/// <summary>The level, the order among equals and why.</summary>
/// <param name="Score">0–100, orders people only; more or worse reasons or a nearer deadline never lower it.</param>
/// <param name="Reasons">Worst first.</param>
public sealed record Assessment(Level Level, int Score, ImmutableArray<Reason> Reasons)
{
    public static readonly Assessment None = new(Level.Routine, 0, []);
}

/// <summary>One rule that fires.</summary>
/// <param name="Text">Plain words for staff.</param>
/// <param name="Answers">Question ids it rests on.</param>
/// <param name="Safety">Kind of safety text that goes with it, or null.</param>
public sealed record Reason(string Rule, int RuleVersion, Level Level, string Text, ImmutableArray<string> Answers, Deadline? Deadline, string Source, string? Safety);

/// <param name="DaysLeft">Negative once it has passed.</param>
/// <param name="Reading"><c>sure</c>, <c>confirmed</c> (the person picked it) or <c>earlier-of-two</c>.</param>
public sealed record Deadline(string Kind, DateOnly Date, int DaysLeft, string Reading);
