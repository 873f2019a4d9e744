using System.Collections.Immutable;

namespace TriageBot.Alerts;

/// <summary>What is known of a request that decides who is called about it. Of areas and clinic nothing is known before consent.</summary>
/// <param name="Language">Tag, or null while unknown.</param>
/// <param name="Areas">Practice areas; empty while unknown.</param>
/// <param name="Clinic">Id of the clinic that it is suggested to, or null.</param>
internal sealed record PageFacts(string? Language, ImmutableArray<string> Areas, string? Clinic)
{
    public static readonly PageFacts None = new(null, [], null);
}
