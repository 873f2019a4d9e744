using System.Collections.Immutable;

namespace TriageBot.Reports;

/// <summary>Everything that is reported of a period, with small numbers kept back already.</summary>
internal sealed record Report
{
    public required Period Period { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Intakes of people who agreed, by language and place, and by practice area.</summary>
    public required CrossTable Demand { get; init; }

    /// <summary>Those of them that got no help, in the same rows and columns.</summary>
    public required CrossTable Unmet { get; init; }

    /// <summary>Who was seen to, or should have been: by language, and by level.</summary>
    public required CrossTable Waiting { get; init; }

    /// <summary>How long they waited; null where <see cref="Waiting"/> is kept back or nobody.</summary>
    public required Spread?[,] Waits { get; init; }

    /// <summary>Conversations by language, and by how they went on.</summary>
    public required CrossTable Conversations { get; init; }

    /// <summary>By language; of those that were handed over or left, over SMS.</summary>
    public required ImmutableArray<Cost> Costs { get; init; }

    /// <summary>Levels that staff changed: from which, and to which.</summary>
    public required CrossTable Corrections { get; init; }

    public required Funded Funded { get; init; }

    /// <summary>The first conversation whose beginning was written down; null while there is none.</summary>
    public DateTimeOffset? CountedSince { get; init; }
}

/// <summary>What a conversation costs in a language.</summary>
/// <param name="Conversations">At least <see cref="SmallCells.Least"/>, or null where it is kept back.</param>
/// <param name="Segments">Of all of them; null likewise.</param>
internal sealed record Cost(string Language, int? Conversations, int? Segments);

/// <summary>What funders ask for: of people who agreed that clinics see what they wrote.</summary>
/// <param name="People">Null where it is kept back; all others likewise.</param>
/// <param name="Served">Accepted by a clinic, or advised; null also where one of the two is among the rest of <paramref name="Outcomes"/>, which it would give away.</param>
internal sealed record Funded(
    int? People, int? Served, ImmutableArray<NamedCount> Outcomes, ImmutableArray<NamedCount> Levels, ImmutableArray<NamedCount> Languages, ImmutableArray<NamedCount> Lsc, ImmutableArray<NamedCount> List);
