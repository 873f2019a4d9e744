using System.Collections.Immutable;

namespace TriageBot.Engine.Texts;

/// <summary>What staff can say to a person in any language without a translator.</summary>
public static class StaffReplies
{
    public static readonly ImmutableArray<string> All = ["got_it", "when_call", "call_us", "safe_now", "more"];
}
