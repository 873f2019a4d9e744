namespace TriageBot.Chaos.Monkeys;

/// <summary>One way of breaking things.</summary>
/// <param name="Weight">How often, beside the others.</param>
/// <param name="Play">Ends when all is as before, or on its way there.</param>
/// <param name="Kills">It counts as a kill: a SIGKILL.</param>
/// <param name="Lasts">Others go on meanwhile.</param>
internal sealed record Trick(string Name, double Weight, Func<Task> Play, bool Kills = false, bool Lasts = false);
