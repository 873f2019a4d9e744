namespace TriageBot.Kiosk;

/// <summary>What a page carries in its form, sealed, so that neither the device nor an address holds anything: whoever has it goes on with this conversation.</summary>
/// <param name="Contact">Made up for one conversation and never shown.</param>
/// <param name="Source">What the link says about where the person comes from.</param>
/// <param name="Locale">The language they read, once known.</param>
/// <param name="At">When the page was made.</param>
internal sealed record KioskPass(string Contact, string? Source, string? Locale, DateTimeOffset At);
