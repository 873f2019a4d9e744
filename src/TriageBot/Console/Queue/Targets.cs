using TriageBot.Engine.Urgency;

namespace TriageBot.Console.Queue;

/// <summary>How soon a person should look at an intake: docs/staffs-day.md, with the next work day as 24 hours and ten work days as 14 days. Shown beside each, so that everybody sees what is late.</summary>
internal static class Targets
{
    public static TimeSpan Of(Level level) => level switch
    {
        Level.Emergency => TimeSpan.FromMinutes(15),
        Level.SameDay => TimeSpan.FromHours(24),
        Level.Within72h => TimeSpan.FromHours(72),
        _ => TimeSpan.FromDays(14),
    };
}
