using TriageBot.Engine.Urgency;

namespace TriageBot.Rulebook;

/// <summary>An urgency rule or a phone number, as whoever looks after it sees it.</summary>
/// <param name="Kind"><c>rule</c> or <c>phone</c>.</param>
/// <param name="Dialog">Id of the one it belongs to.</param>
/// <param name="Text">What it says, or the number.</param>
/// <param name="ReviewBy">The last day on which it may be trusted unseen.</param>
/// <param name="Owner">As it was written; null where nobody is set.</param>
internal sealed record RegistryEntry(string Kind, string Dialog, string Id, string Text, string Source, DateOnly ReviewBy, string? Owner)
{
    public const string OfRule = "rule";
    public const string OfPhone = "phone";

    /// <summary>Days before <see cref="ReviewBy"/> on which it counts as due.</summary>
    private const int DueWithin = 60;

    /// <summary>Null for a number.</summary>
    public Rule? Rule { get; init; }

    /// <summary>Below the console's address: where it is changed.</summary>
    public string Link => $"content/piece?kind={Kind}&dialog={Uri.EscapeDataString(Dialog)}&id={Uri.EscapeDataString(Id)}";

    /// <summary>Equal where they say the same, wherever they stand in a file.</summary>
    public (RegistryEntry, string?, DateOnly?) Value => (this with { Rule = null }, Rule is null ? null : RulesPrint.Of(Rule), Rule?.EffectiveFrom);

    public int DaysLeft(DateOnly today) => ReviewBy.DayNumber - today.DayNumber;

    public ReviewState State(DateOnly today) =>
        DaysLeft(today) < 0 ? ReviewState.Past
        : Rule?.EffectiveFrom > today ? ReviewState.NotYet
        : DaysLeft(today) <= DueWithin ? ReviewState.Due
        : ReviewState.InForce;
}

/// <summary>How far a rule or number may be trusted today.</summary>
internal enum ReviewState
{
    InForce,

    /// <summary>It counts only later.</summary>
    NotYet,

    /// <summary>Its review is due soon.</summary>
    Due,

    /// <summary>It was to be looked at before today.</summary>
    Past,
}
