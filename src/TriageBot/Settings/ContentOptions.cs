namespace TriageBot.Settings;

/// <summary>Where dialogs and locales are, and how the hotline speaks.</summary>
internal sealed class ContentOptions
{
    public string DialogsPath { get; init; } = "dialogs";

    public string LocalesPath { get; init; } = "locales";

    public string DefaultDialog { get; init; } = "intake";

    public bool RequireReviewed { get; init; }

    public string TimeZone { get; init; } = "America/New_York";

    public string HotlineName { get; init; } = "Legal Help Line";

    public double PartialAfterHours { get; init; } = 2;

    public double NudgeAfterHours { get; init; } = 20;

    public double ExpireAfterHours { get; init; } = 168;

    public double AbandonedDays { get; init; } = 14;

    public double TranscriptDays { get; init; } = 30;

    /// <summary>0 switches it off.</summary>
    public int PerContactPerMinute { get; init; } = 20;

    public static ContentOptions Read(IConfiguration settings, bool production) => new()
    {
        DialogsPath = settings["Dialogs:Path"] ?? "dialogs",
        LocalesPath = settings["Locales:Path"] ?? "locales",
        DefaultDialog = settings["Dialogs:Default"] ?? "intake",
        RequireReviewed = settings.GetValue("Locales:RequireReviewed", production),
        TimeZone = settings["Hotline:TimeZone"] ?? "America/New_York",
        HotlineName = settings["Hotline:Name"] ?? "Legal Help Line",
        PartialAfterHours = settings.GetValue("Conversations:PartialAfterHours", 2.0),
        NudgeAfterHours = settings.GetValue("Conversations:NudgeAfterHours", 20.0),
        ExpireAfterHours = settings.GetValue("Conversations:ExpireAfterHours", 168.0),
        AbandonedDays = settings.GetValue("Privacy:AbandonedDays", 14.0),
        TranscriptDays = settings.GetValue("Privacy:TranscriptDays", 30.0),
        PerContactPerMinute = settings.GetValue("Limits:PerContactPerMinute", 20),
    };

    /// <summary>One line a problem.</summary>
    public IEnumerable<string> Problems()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return $"Hotline:TimeZone is '{TimeZone}', which is no time zone. Write an IANA name such as America/Chicago.";
        }

        foreach (var (key, hours) in new[] { ("PartialAfterHours", PartialAfterHours), ("NudgeAfterHours", NudgeAfterHours), ("ExpireAfterHours", ExpireAfterHours) })
        {
            if (hours is not (> 0 and <= 24 * 365))
            {
                yield return $"Conversations:{key} is {hours}. Write hours, more than 0.";
            }
        }
    }
}
