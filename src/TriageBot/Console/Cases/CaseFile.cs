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

    /// <summary>Null while nobody has looked for one.</summary>
    public ConflictCheck? Conflict { get; init; }
}

/// <param name="Tag">As the audit trail names them.</param>
internal sealed record Holder(string Tag, string Name, DateTimeOffset Since);

internal sealed record CaseNote(string By, DateTimeOffset At, string Text);

/// <param name="Found">Somebody on the other side is a client, or was one.</param>
internal sealed record ConflictCheck(string By, DateTimeOffset At, bool Found);

/// <param name="Why">In staff's own words.</param>
internal sealed record LevelChange(string By, DateTimeOffset At, Level From, Level To, string Why);

/// <param name="Revision">Of the intake. News after it opens the case again.</param>
internal sealed record Closing(string By, DateTimeOffset At, string Outcome, int Revision);
