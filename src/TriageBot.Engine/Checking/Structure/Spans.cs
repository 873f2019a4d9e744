using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Checking.Structure;

internal static class Spans
{
    /// <summary>No limit in law is longer than a lifetime, and the calendar ends somewhere.</summary>
    public static bool IsSensible(this Span span) => span.Count <= span.Unit switch
    {
        SpanUnit.Years => 100,
        SpanUnit.Months => 1_200,
        _ => 36_500,
    };
}
