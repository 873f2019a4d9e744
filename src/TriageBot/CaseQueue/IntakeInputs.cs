using System.Collections.Immutable;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Urgency;
using TriageBot.Routing;

namespace TriageBot.CaseQueue;

/// <summary>All that an event is made from.</summary>
internal sealed record IntakeInputs
{
    /// <summary>An event type of the contract.</summary>
    public required string Type { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Conversation Conversation { get; init; }

    /// <summary>The version the conversation is pinned to.</summary>
    public required Dialog Dialog { get; init; }

    /// <summary>Over the answers that still apply.</summary>
    public required IFacts Facts { get; init; }

    public required Assessment Urgency { get; init; }

    /// <summary>The level told: never below the one last handed over.</summary>
    public required Level Level { get; init; }

    public required int Revision { get; init; }

    public required string Channel { get; init; }

    public required string Address { get; init; }

    /// <summary>Staff's words: questions are told as they read in English.</summary>
    public required Phrasing Staff { get; init; }

    /// <summary>English name of the person's language, or null while unknown.</summary>
    public string? LanguageName { get; init; }

    /// <summary>Whom it may be routed to.</summary>
    public ImmutableArray<Clinic> Clinics { get; init; } = [];

    /// <summary>How many open intakes each has, by id.</summary>
    public IReadOnlyDictionary<string, int> OpenIntakes { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Where the one before was routed to; null the first time.</summary>
    public RoutedTo? RoutedTo { get; init; }

    /// <summary><see cref="At"/> as the hotline's clock shows it.</summary>
    public DateTime Local { get; init; }

    /// <summary>For <see cref="IntakeEvents.Withdrawn"/>.</summary>
    public string? Reason { get; init; }

    public bool HasConsent => Conversation.Consent is { Given: true };
}
