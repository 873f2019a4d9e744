using System.Collections.Immutable;

namespace TriageBot.Engine.Reading;

/// <summary>Which language a text seems to be in.</summary>
/// <param name="Tag">BCP 47 tag of a known locale; null when nothing tells.</param>
/// <param name="Confidence">0–1.</param>
/// <param name="Likely">All that it may well be in, likeliest first, each with its share (0–1).</param>
internal sealed record LanguageReading(string? Tag, double Confidence, ImmutableArray<(string Tag, float Share)> Likely)
{
    public static readonly LanguageReading None = new(null, 0, []);
}
