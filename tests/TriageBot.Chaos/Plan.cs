using TriageBot.Chaos.Monkeys;

namespace TriageBot.Chaos;

/// <summary>What one run is to do.</summary>
/// <param name="Contacts">People who text at the same time.</param>
/// <param name="Longest">The monkey stops after this even when it has not killed enough.</param>
/// <param name="Talk">Scripts that take longer are left out.</param>
/// <param name="Root">The repository.</param>
/// <param name="Dll">The built host.</param>
/// <param name="Folder">Where everything of this run is kept.</param>
/// <param name="Keep">The logs, even when all is well.</param>
/// <param name="Clocks">How far hosts' clocks are put off: <see cref="ClockSteps"/>.</param>
internal sealed record Plan(string Store, int Kills, int Contacts, int Seed, TimeSpan Longest, TimeSpan Talk, string Root, string Dll, string Folder, bool Keep, string Clocks = ClockSteps.None);
