using System.Globalization;
using TriageBot.Engine.Urgency;

namespace TriageBot.Console.Queue;

/// <summary>Levels and times as staff read them.</summary>
internal static class Spans
{
    /// <summary><c>4 min</c>, <c>3 h</c>, <c>2 days</c>: rounded down, because nobody has waited longer than they have.</summary>
    public static string Of(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "under 1 min",
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} days"),
    };

    public static string Of(Level level) => level switch
    {
        Level.Emergency => "Emergency",
        Level.SameDay => "Same day",
        Level.Within72h => "Within 72 hours",
        _ => "Routine",
    };
}
