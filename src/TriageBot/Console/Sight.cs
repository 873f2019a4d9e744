using System.Collections.Immutable;
using System.Security.Claims;
using TriageBot.Console.Accounts;
using TriageBot.Routing;

namespace TriageBot.Console;

/// <summary>Which intakes somebody sees: all, or those of the clinics they work for, those offered to them, and those that are no clinic's.</summary>
internal sealed class Sight
{
    private readonly ImmutableArray<Clinic> _clinics;
    private readonly ImmutableHashSet<string> _others;
    private readonly ImmutableDictionary<string, Offer> _offers;

    /// <param name="own">Ids of the clinics they work for; empty means all.</param>
    private Sight(ImmutableArray<string> own, ImmutableArray<Clinic> clinics, ImmutableArray<Offer> offers)
    {
        Own = own;
        _others = own.IsEmpty ? [] : [.. clinics.Where(clinic => !own.Contains(clinic.Id, StringComparer.Ordinal)).Select(clinic => clinic.Name)];
        _clinics = clinics;
        _offers = offers.ToImmutableDictionary(offer => offer.IntakeId, StringComparer.Ordinal);
    }

    public ImmutableArray<string> Own { get; }

    public bool IsWhole => Own.IsEmpty;

    /// <summary>The same for everybody who sees the same.</summary>
    public string Key => string.Join(' ', Own);

    public static Sight Of(ClaimsPrincipal user, ImmutableArray<Clinic> clinics, ImmutableArray<Offer> offers) =>
        new([.. user.FindAll(AccountClaims.Clinic).Select(claim => claim.Value).Order(StringComparer.Ordinal)], clinics, offers);

    /// <param name="clinic">Name of the one that the intake names. One that is no longer on the list is nobody's: better seen by too many than by none.</param>
    public bool IsTheirs(string? clinic) => clinic is null || !_others.Contains(clinic);

    /// <param name="clinic">As above.</param>
    public bool Sees(string intakeId, string? clinic) => IsTheirs(clinic) || (_offers.TryGetValue(intakeId, out var offer) && Is(offer.ClinicId));

    /// <summary>Name of the clinic that an intake is offered to, or null.</summary>
    public string? OfferOf(string intakeId) =>
        _offers.TryGetValue(intakeId, out var offer) ? _clinics.FirstOrDefault(clinic => string.Equals(clinic.Id, offer.ClinicId, StringComparison.Ordinal))?.Name : null;

    /// <summary>Whether they may speak for this clinic.</summary>
    public bool Is(string clinicId) => IsWhole || Own.Contains(clinicId, StringComparer.Ordinal);
}

/// <summary>What each visitor sees, as clinics and offers now stand.</summary>
internal sealed class Sights(CurrentClinics clinics, CurrentOffers offers)
{
    public Sight Of(ClaimsPrincipal user) => Sight.Of(user, clinics(), offers());
}
