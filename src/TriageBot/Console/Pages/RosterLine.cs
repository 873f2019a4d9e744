using System.Collections.Immutable;
using TriageBot.Alerts;
using TriageBot.Console.Queue;
using TriageBot.Routing;

namespace TriageBot.Console.Pages;

/// <summary>A member of the roster as others read it.</summary>
/// <param name="Clinics">That there are.</param>
internal sealed record RosterLine(Member Member, RosterBook Book, ImmutableArray<Clinic> Clinics)
{
    /// <summary>How they are reached, and what of it is not set up.</summary>
    public IEnumerable<string> Ways =>
        Member.Ways.Select(way => (way.Route is null ? way.Address : $"chat ({way.Channel})") + (Book.Has(way.Channel) ? "" : " (not set up)"));

    public bool IsReachable => Member.Ways.Any(way => Book.Has(way.Channel));

    /// <summary>When and for what they are called.</summary>
    public IEnumerable<string> Facts =>
    [
        $"step {Member.Step}",
        Spans.Hours(new Shift(Member.Days, Member.From, Member.To)),
        .. Member is { EveryWeeks: > 1, WeekFrom: { } week } ? [$"every {Member.EveryWeeks} weeks, as in that of {week:yyyy-MM-dd}"] : Array.Empty<string>(),
        .. Member.Languages,
        .. Member.Areas,
        .. Member.Clinics.Select(id => Clinics.FirstOrDefault(clinic => string.Equals(clinic.Id, id, StringComparison.Ordinal))?.Name ?? "a clinic that is gone"),
        .. Member.AwayUntil is { } back ? [$"away until {back:yyyy-MM-dd}"] : Array.Empty<string>(),
    ];
}
