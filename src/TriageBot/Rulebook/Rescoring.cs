using System.Collections.Immutable;
using TriageBot.Engine.Urgency;
using TriageBot.Stores;

namespace TriageBot.Rulebook;

/// <summary>All open intakes taken through changed rules once. Holds ids of intakes and nothing else of people.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Print">Of the rules: see <see cref="RulesPrint"/>.</param>
/// <param name="Publication">Number of the one in use; 0 for the files of the release.</param>
/// <param name="At">When it began.</param>
internal sealed record Rescoring(int Number, string Print, int Publication, DateTimeOffset At)
{
    /// <summary>More than these stand in the audit trail alone.</summary>
    public const int MostListed = 200;

    /// <summary>Where to go on; null at the beginning.</summary>
    public RescoringPlace? Reached { get; init; }

    /// <summary>Open intakes so far.</summary>
    public int Looked { get; init; }

    /// <summary>Of those, how many have another level now.</summary>
    public int Moves { get; init; }

    /// <summary>In the order they were found, at most <see cref="MostListed"/>.</summary>
    public ImmutableArray<MovedIntake> Moved { get; init; } = [];

    /// <summary>Null while it goes on.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The rules changed again before it was through; the next one has begun at the beginning.</summary>
    public bool IsCut { get; init; }
}

/// <param name="Rule">Id of the one that asks for the new level.</param>
internal sealed record MovedIntake(string IntakeId, Level From, Level To, string Rule);

/// <summary>The last intake that was looked at.</summary>
internal sealed record RescoringPlace(string IntakeId, ContactKey Contact)
{
    /// <summary>As the store asks for it, which looks at nothing else.</summary>
    public IntakeRow Row => new(IntakeId, Contact, 0, Level.Routine, 0, default, []);
}
