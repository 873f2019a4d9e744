using System.Collections.Immutable;
using TriageBot.Alerts;
using TriageBot.Routing;

namespace TriageBot.Console.Pages;

/// <summary>A member of the roster to be filled in.</summary>
/// <param name="Areas">That there are.</param>
/// <param name="Clinics">That there are.</param>
internal sealed record MemberFields(Member Member, ImmutableArray<string> Areas, ImmutableArray<Clinic> Clinics);
