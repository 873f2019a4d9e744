using TriageBot.Engine.Urgency;

namespace TriageBot.CaseQueue;

/// <summary>One event on its way to the case queue.</summary>
/// <param name="Reference">For a page when the delivery fails.</param>
/// <param name="Channel">The person's; null for what is about nobody.</param>
/// <param name="Body">The JSON that is signed and posted, byte for byte.</param>
internal sealed record CaseEvent(string IntakeId, string Reference, string Type, Level Level, string Body, string? Channel = null)
{
    public const string Test = "test";
}
