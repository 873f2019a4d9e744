namespace TriageBot.Engine.Checking.Paths;

/// <summary>Where a path stands.</summary>
/// <param name="Open">Nodes of the diagram: what is left of the conditions followed.</param>
/// <param name="Before">Where it came from; null at the start.</param>
/// <param name="Variable">What was settled last.</param>
/// <param name="Way">How.</param>
/// <param name="Asked">Questions asked so far.</param>
/// <param name="Ended">Not safe now, or no consent: nothing further is asked.</param>
internal sealed record State(int[] Open, State? Before, int Variable, int Way, int Asked, bool Ended);
