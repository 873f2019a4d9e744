namespace TriageBot.Engine.Urgency;

/// <summary>Levels as the contract writes them.</summary>
public static class Levels
{
    public static string Id(this Level level) => level switch
    {
        Level.Emergency => "emergency",
        Level.SameDay => "same-day",
        Level.Within72h => "within-72h",
        _ => "routine",
    };

    public static Level? Parse(string text) => text switch
    {
        "emergency" => Level.Emergency,
        "same-day" => Level.SameDay,
        "within-72h" => Level.Within72h,
        "routine" => Level.Routine,
        _ => null,
    };
}
