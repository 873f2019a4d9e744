namespace TriageBot.Routing;

/// <summary>The clinic that an intake names, so that the next event names the same one unless what is known of the person speaks against it.</summary>
/// <param name="HasAccepted">The clinic has said that it takes the case: from then on it is theirs, whatever becomes known.</param>
internal sealed record RoutedTo(string IntakeId, string ClinicId, bool HasAccepted = false);
