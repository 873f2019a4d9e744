namespace TriageBot.Engine.Conversations;

/// <summary>Phases as the contract writes them.</summary>
public static class PhaseNames
{
    public static string Id(this Phase phase) => phase is Phase.FollowUp ? "follow-up" : phase.ToString().ToLowerInvariant();
}
