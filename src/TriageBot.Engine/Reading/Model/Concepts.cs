using System.Collections.Immutable;

namespace TriageBot.Engine.Reading.Model;

/// <summary>What words mean to the reader of danger, the same in every language. A locale lists its words for each under <c>concepts</c>.</summary>
internal static class Concepts
{
    /// <summary>In the order of their bits. A new one goes to the end: a trained model knows them by their place.</summary>
    public static readonly ImmutableArray<string> Ids =
    [
        "me", "he", "kin", "partner", "child", "boss", "agents", "police", "judge", "bad_person", "homeland",
        "take", "held", "vanish", "come", "home", "deport", "send", "flight", "order", "sign", "leave_land",
        "hit", "hurt", "sexual", "threaten", "kill", "weapon", "stalk", "abuse", "fear", "escape",
        "die", "suicide", "despair", "live", "steal_child", "alone",
        "force", "work", "no_pay", "papers", "keep", "not_let", "debt", "sex_work",
        "neg", "past", "recent", "future", "released", "question", "suppose", "hearsay", "joke", "want", "say",
        "paperwork", "money", "separate", "care", "help", "greet",
    ];

    /// <summary>Without one of these no text speaks of danger: a name or a place is none, whatever letters it has.</summary>
    public static readonly ulong Telling = Mask(
        "agents", "take", "held", "vanish", "deport", "send", "flight", "order", "sign", "leave_land", "hit", "hurt", "sexual", "threaten", "kill", "weapon", "stalk",
        "abuse", "fear", "escape", "die", "suicide", "despair", "live", "steal_child", "alone", "force", "no_pay", "keep", "not_let", "debt", "sex_work");

    /// <param name="ids">What is none of <see cref="Ids"/> has no bit.</param>
    public static ulong Mask(params IEnumerable<string> ids) => ids.Aggregate(0UL, (mask, id) => Ids.IndexOf(id) is var bit and >= 0 ? mask | (1UL << bit) : mask);
}
