using System.Globalization;
using TriageBot.Engine.Urgency;
using TriageBot.Routing;

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

    public static string Day(DateOnly date) => date.ToString("ddd, MMM d, yyyy", CultureInfo.InvariantCulture);

    public static string Hours(Shift shift)
    {
        var days = shift.Days.IsEmpty ? "every day" : string.Join(' ', shift.Days.Select(day => day.ToString()[..3]));
        return shift.From == shift.To ? $"{days}, all day" : string.Create(CultureInfo.InvariantCulture, $"{days}, {shift.From:HH:mm} to {shift.To:HH:mm}");
    }

    public static string DaysLeft(int days) => days switch
    {
        < -1 => $"{-days} days ago",
        -1 => "yesterday",
        0 => "today",
        1 => "tomorrow",
        _ => $"in {days} days",
    };

    public static string Reading(string reading) => reading switch
    {
        "confirmed" => " (the person confirmed the date)",
        "earlier-of-two" => " (the earlier of two readings)",
        _ => "",
    };
}
