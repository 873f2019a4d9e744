namespace TriageBot.Engine.Conversations;

/// <summary>What a hotline sets once for all conversations.</summary>
public sealed record EngineSettings
{
    /// <summary>What the hotline calls itself in its texts.</summary>
    public required string HotlineName { get; init; }

    /// <summary>Whose "today" and "tomorrow" count while the contact's own zone is unknown.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Offer only locales whose essential texts a named person has reviewed.</summary>
    public bool RequireReviewed { get; init; }

    /// <summary>Silence after which what is known is handed over.</summary>
    public TimeSpan PartialAfter { get; init; } = TimeSpan.FromHours(2);

    public TimeSpan PartialAfterEmergency { get; init; } = TimeSpan.FromMinutes(15);

    public TimeSpan NudgeAfter { get; init; } = TimeSpan.FromHours(20);

    public TimeSpan ExpireAfter { get; init; } = TimeSpan.FromHours(168);

    /// <summary>Texts from one contact that are answered in a minute; 0 is no limit. Red flags are never limited.</summary>
    public int PerContactPerMinute { get; init; } = 20;

    /// <summary>How long the texts of a case that was handed over are kept.</summary>
    public TimeSpan KeepTexts { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long what was never handed over is kept after it expired.</summary>
    public TimeSpan KeepAbandoned { get; init; } = TimeSpan.FromDays(14);
}
