using System.Collections.Immutable;
using TriageBot.Engine.Urgency;

namespace TriageBot.Reports;

/// <summary>What reports count of an intake: no name, no address, nothing that was said.</summary>
/// <param name="Level">As it stands now.</param>
/// <param name="Language">English name.</param>
/// <param name="Issue">Practice area; <c>several</c> where there is more than one.</param>
/// <param name="Place">First three digits of the ZIP code, or the city.</param>
/// <param name="NobodyFits">No clinic of the list took it when it was written last.</param>
/// <param name="Codes">Of the problems: system and code.</param>
internal sealed record IntakeFact(
    string Id, DateTimeOffset Created, Level Level, string Language, string Issue, string Place, bool HasConsent, bool NobodyFits, ImmutableArray<(string System, string Code)> Codes)
{
    public const string Unknown = "not known";
}
