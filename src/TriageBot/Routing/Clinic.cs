using System.Collections.Immutable;

namespace TriageBot.Routing;

/// <summary>One of the clinics that the hotline hands over to, or a partner who helps beside the law.</summary>
/// <param name="Id">Made once; intakes name the clinic by <paramref name="Name"/>.</param>
internal sealed record Clinic(string Id, string Name)
{
    /// <summary>Practice areas as the dialog names them, such as <c>immigration</c>; empty means all.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    /// <summary>Ids of the dialogs whose intakes it takes; empty means all.</summary>
    public ImmutableArray<string> Packs { get; init; } = [];

    /// <summary>Tags of languages that its staff speak themselves.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Beginnings of ZIP codes, or names of cities; empty means everywhere.</summary>
    public ImmutableArray<string> Places { get; init; } = [];

    /// <summary>False: it is full, or away.</summary>
    public bool Accepts { get; init; } = true;

    /// <summary>How many open intakes it has room for; null is as many as come.</summary>
    public int? Capacity { get; init; }

    /// <summary>When somebody is there.</summary>
    public Shift Hours { get; init; } = Shift.Always;

    /// <summary>Takes what fits no other.</summary>
    public bool TakesOverflow { get; init; }

    /// <summary>How people reach it themselves, for a referral.</summary>
    public string Reach { get; init; } = "";

    /// <summary>What it helps with beside the law, of <see cref="Engine.Texts.Needs"/>. A partner takes no intakes.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    public bool IsPartner => !Needs.IsEmpty;
}
