using System.Collections.Immutable;

namespace TriageBot.Routing;

/// <summary>What is known of an intake that decides where it goes.</summary>
/// <param name="Language">Tag, or null while unknown.</param>
/// <param name="Place">ZIP code or city as the person wrote it, or null.</param>
/// <param name="Areas">Practice areas; empty while unknown.</param>
internal sealed record RoutingFacts(string? Language, string? Place, ImmutableArray<string> Areas);

/// <param name="Clinic">Null where none takes it.</param>
/// <param name="Why">What spoke for it: <c>practice-area</c>, <c>language</c>, <c>place</c>, <c>everywhere</c>, <c>overflow</c>; or <c>nobody-fits</c>.</param>
internal sealed record Route(Clinic? Clinic, ImmutableArray<string> Why);

/// <summary>Suggests a clinic: language first, then place, then the order of the list. Pure, so that the same facts always lead to the same clinic.</summary>
internal static class Router
{
    public static Route Of(ImmutableArray<Clinic> clinics, RoutingFacts facts)
    {
        if (clinics.IsEmpty)
        {
            return new Route(null, []);
        }

        var open = clinics.Where(clinic => clinic.Accepts).ToImmutableArray();
        var best = open.Where(clinic => TakesArea(clinic, facts) && TakesPlace(clinic, facts))
            .OrderByDescending(clinic => Speaks(clinic, facts))
            .ThenByDescending(clinic => IsNear(clinic, facts))
            .FirstOrDefault();
        if (best is not null)
        {
            return new Route(best, Why(best, facts));
        }

        return open.FirstOrDefault(clinic => clinic.TakesOverflow) is { } overflow ? new Route(overflow, ["overflow"]) : new Route(null, ["nobody-fits"]);
    }

    private static ImmutableArray<string> Why(Clinic clinic, RoutingFacts facts) =>
    [
        .. Speaks(clinic, facts) ? ["language"] : Array.Empty<string>(),
        .. IsNear(clinic, facts) ? ["place"] : clinic.Places.IsEmpty ? ["everywhere"] : Array.Empty<string>(),
        .. !facts.Areas.IsEmpty && !clinic.Areas.IsEmpty ? ["practice-area"] : Array.Empty<string>(),
    ];

    // What is not known yet rules nobody out.
    private static bool TakesArea(Clinic clinic, RoutingFacts facts) =>
        clinic.Areas.IsEmpty || facts.Areas.IsEmpty || facts.Areas.Any(area => clinic.Areas.Contains(area, StringComparer.Ordinal));

    private static bool TakesPlace(Clinic clinic, RoutingFacts facts) => clinic.Places.IsEmpty || facts.Place is null || IsNear(clinic, facts);

    private static bool Speaks(Clinic clinic, RoutingFacts facts) => facts.Language is { } tag && clinic.Languages.Contains(tag, StringComparer.OrdinalIgnoreCase);

    private static bool IsNear(Clinic clinic, RoutingFacts facts) => facts.Place is { } place
        && clinic.Places.Any(own => char.IsAsciiDigit(own[0]) ? place.Trim().StartsWith(own, StringComparison.Ordinal) : place.Contains(own, StringComparison.OrdinalIgnoreCase));
}
