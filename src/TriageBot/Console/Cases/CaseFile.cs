using System.Collections.Immutable;
using TriageBot.Engine.Urgency;

namespace TriageBot.Console.Cases;

/// <summary>What staff made of an intake. Kept sealed beside it and erased with it.</summary>
/// <param name="Holder">Who works on it; null while nobody does.</param>
/// <param name="Closed">Null while it is open.</param>
internal sealed record CaseFile(Holder? Holder, ImmutableArray<CaseNote> Notes, Closing? Closed)
{
    public static readonly CaseFile New = new(null, [], null);

    /// <summary>Each is also somebody's word that the rules had it wrong.</summary>
    public ImmutableArray<LevelChange> Levels { get; init; } = [];

    /// <summary>Oldest first. Each clinic looks for itself, and may look again.</summary>
    public ImmutableArray<ConflictCheck> Conflicts { get; init; } = [];

    /// <summary>What these clinics last found; null while none of them has looked.</summary>
    /// <param name="clinics">Ids; empty means whichever looked last.</param>
    public ConflictCheck? ConflictOf(ImmutableArray<string> clinics) =>
        Conflicts.LastOrDefault(check => clinics.IsEmpty || check.Clinics.IsEmpty || check.Clinics.Intersect(clinics, StringComparer.Ordinal).Any());
}

/// <param name="Tag">As the audit trail names them.</param>
internal sealed record Holder(string Tag, string Name, DateTimeOffset Since);

internal sealed record CaseNote(string By, DateTimeOffset At, string Text);

/// <param name="By">Name, or what was asked in their place.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Clinics">Ids of those it speaks for; empty means all.</param>
internal sealed record ConflictCheck(string By, DateTimeOffset At, ConflictOutcome Outcome, ImmutableArray<string> Clinics);

internal enum ConflictOutcome
{
    None,

    /// <summary>Somebody on the other side is a client, or was one.</summary>
    Found,

    /// <summary>There was no time for it: an emergency.</summary>
    Skipped,
}

/// <param name="Why">In staff's own words.</param>
internal sealed record LevelChange(string By, DateTimeOffset At, Level From, Level To, string Why);

/// <param name="Revision">Of the intake. News after it opens the case again.</param>
internal sealed record Closing(string By, DateTimeOffset At, string Outcome, int Revision);
