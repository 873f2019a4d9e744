using System.Collections.Immutable;
using TriageBot.Engine.Checking;

namespace TriageBot.Publishing;

/// <summary>One turn of an example, as it goes now and as it would go.</summary>
internal sealed record SideBySide(ReplayedTurn Now, ReplayedTurn Draft)
{
    public bool IsSame => Now.Replies.SequenceEqual(Draft.Replies, StringComparer.Ordinal) && Facts.All(fact => !fact.Differs);

    /// <summary>Where the conversation stands, in words.</summary>
    public ImmutableArray<ComparedFact> Facts =>
    [
        new("waits for", Now.State?.Question ?? "nothing", Draft.State?.Question ?? "nothing"),
        new("phase", Now.State?.Phase ?? "-", Draft.State?.Phase ?? "-"),
        new("level", Now.State?.Level ?? "-", Draft.State?.Level ?? "-"),
        new("rules", List(Now.State?.Rules ?? []), List(Draft.State?.Rules ?? [])),
        new("told the case system", List(Now.Events), List(Draft.Events)),
    ];

    private static string List(ImmutableArray<string> items) => items.IsEmpty ? "none" : string.Join(", ", items);
}

internal sealed record ComparedFact(string Name, string Now, string Draft)
{
    public bool Differs => !string.Equals(Now, Draft, StringComparison.Ordinal);
}
