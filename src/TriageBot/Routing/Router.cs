using System.Collections.Immutable;

namespace TriageBot.Routing;

/// <summary>What is known of an intake that decides where it goes.</summary>
/// <param name="Language">Tag, or null while unknown.</param>
/// <param name="Place">ZIP code or city as the person wrote it, or null.</param>
/// <param name="Areas">Practice areas; empty while unknown.</param>
internal sealed record RoutingFacts(string? Language, string? Place, ImmutableArray<string> Areas)
{
    /// <summary>Id of the dialog that was followed; null while unknown.</summary>
    public string? Dialog { get; init; }

    /// <summary>Somebody should act today: then it matters who is there now.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>The hotline's time.</summary>
    public DateTime Local { get; init; }

    /// <summary>Where it went before; null the first time.</summary>
    public RoutedTo? Before { get; init; }
}

/// <param name="Clinic">Null where none takes it.</param>
/// <param name="Why">What spoke for it: <c>open-now</c>, <c>language</c>, <c>place</c>, <c>everywhere</c>, <c>practice-area</c>, <c>overflow</c>, <c>accepted</c>; or <c>nobody-fits</c>.</param>
internal sealed record Route(Clinic? Clinic, ImmutableArray<string> Why);

/// <summary>Suggests a clinic: what is urgent to one that is open, then language, then place, then the order of the list. Pure, so that the same facts always lead to the same clinic.</summary>
internal static class Router
{
    public const string Accepted = "accepted";
    public const string NobodyFits = "nobody-fits";

    /// <param name="open">How many open intakes each has, by id; whoever is missing has none.</param>
    public static Route Of(ImmutableArray<Clinic> clinics, RoutingFacts facts, IReadOnlyDictionary<string, int> open)
    {
        if (clinics.All(clinic => clinic.IsPartner))
        {
            return new Route(null, []);
        }

        if (facts.Before is { HasAccepted: true } && clinics.FirstOrDefault(clinic => HadIt(clinic, facts)) is { } owner)
        {
            return new Route(owner, [Accepted]);
        }

        var free = clinics.Where(clinic => !clinic.IsPartner && clinic.Accepts && TakesPack(clinic, facts) && HasRoom(clinic, facts, open)).ToImmutableArray();
        var best = free.Where(clinic => TakesArea(clinic, facts) && TakesPlace(clinic, facts))
            .OrderByDescending(clinic => !facts.IsUrgent || IsThere(clinic, facts))
            .ThenByDescending(clinic => Speaks(clinic, facts))
            .ThenByDescending(clinic => IsNear(clinic, facts))
            .ThenByDescending(clinic => HadIt(clinic, facts))
            .FirstOrDefault();
        if (best is not null)
        {
            return new Route(best, Why(best, facts));
        }

        return free.Where(clinic => clinic.TakesOverflow).OrderByDescending(clinic => HadIt(clinic, facts)).FirstOrDefault() is { } overflow
            ? new Route(overflow, ["overflow"])
            : new Route(null, [NobodyFits]);
    }

    private static ImmutableArray<string> Why(Clinic clinic, RoutingFacts facts) =>
    [
        .. facts.IsUrgent && !clinic.Hours.IsAlways && clinic.Hours.Covers(facts.Local) ? ["open-now"] : Array.Empty<string>(),
        .. Speaks(clinic, facts) ? ["language"] : Array.Empty<string>(),
        .. IsNear(clinic, facts) ? ["place"] : clinic.Places.IsEmpty ? ["everywhere"] : Array.Empty<string>(),
        .. !facts.Areas.IsEmpty && !clinic.Areas.IsEmpty ? ["practice-area"] : Array.Empty<string>(),
    ];

    private static bool HadIt(Clinic clinic, RoutingFacts facts) => string.Equals(facts.Before?.ClinicId, clinic.Id, StringComparison.Ordinal);

    // Whoever has it already is one of those it has; nobody is moved on because evening came.
    private static bool HasRoom(Clinic clinic, RoutingFacts facts, IReadOnlyDictionary<string, int> open) =>
        clinic.Capacity is not { } most || HadIt(clinic, facts) || open.GetValueOrDefault(clinic.Id) < most;

    private static bool IsThere(Clinic clinic, RoutingFacts facts) => HadIt(clinic, facts) || clinic.Hours.Covers(facts.Local);

    // Whoever practises in one state takes no overflow of another.
    private static bool TakesPack(Clinic clinic, RoutingFacts facts) => clinic.Packs.IsEmpty || facts.Dialog is null || clinic.Packs.Contains(facts.Dialog, StringComparer.Ordinal);

    // What is not known yet rules nobody out.
    private static bool TakesArea(Clinic clinic, RoutingFacts facts) =>
        clinic.Areas.IsEmpty || facts.Areas.IsEmpty || facts.Areas.Any(area => clinic.Areas.Contains(area, StringComparer.Ordinal));

    private static bool TakesPlace(Clinic clinic, RoutingFacts facts) => clinic.Places.IsEmpty || facts.Place is null || IsNear(clinic, facts);

    private static bool Speaks(Clinic clinic, RoutingFacts facts) => facts.Language is { } tag && clinic.Languages.Contains(tag, StringComparer.OrdinalIgnoreCase);

    private static bool IsNear(Clinic clinic, RoutingFacts facts) => facts.Place is { } place
        && clinic.Places.Any(own => char.IsAsciiDigit(own[0]) ? place.Trim().StartsWith(own, StringComparison.Ordinal) : place.Contains(own, StringComparison.OrdinalIgnoreCase));
}
