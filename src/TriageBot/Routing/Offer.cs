namespace TriageBot.Routing;

/// <summary>A case that one clinic hands to another, while the other has not yet said whether it takes it.</summary>
/// <param name="By">Name of whoever offers it.</param>
/// <param name="Tag">Theirs.</param>
internal sealed record Offer(string IntakeId, string ClinicId, string By, string Tag, DateTimeOffset At);
