using System.Collections.Immutable;
using TriageBot.Engine.Conversations;

namespace TriageBot.CaseQueue.News;

/// <summary>News as the case system or staff give it, before it is in the person's words.</summary>
internal sealed record CaseNews(string IntakeId, NewsKind Kind)
{
    public string? Clinic { get; init; }

    public DateTimeOffset? Meeting { get; init; }

    public string? Place { get; init; }

    public ImmutableArray<string> Papers { get; init; } = [];

    public string? Referral { get; init; }

    /// <summary>Staff's words by language tag.</summary>
    public IReadOnlyDictionary<string, string> Text { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>What became of it.</summary>
/// <param name="State"><c>said</c>, <c>waits</c> or <c>refused</c>.</param>
/// <param name="Why">Such as <c>night</c>, <c>not-safe</c>, <c>answering</c>, <c>opted-out</c>; null when it was said.</param>
internal sealed record NewsOutcome(string State, string? Why);
