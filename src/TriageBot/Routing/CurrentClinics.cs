using System.Collections.Immutable;

namespace TriageBot.Routing;

/// <summary>The clinics as things stand; none until somebody keeps them in the console.</summary>
internal delegate ImmutableArray<Clinic> CurrentClinics();

/// <summary>Cases that wait for another clinic's yes or no.</summary>
internal delegate ImmutableArray<Offer> CurrentOffers();
