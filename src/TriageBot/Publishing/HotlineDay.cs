using TriageBot.Hosting;

namespace TriageBot.Publishing;

/// <summary>The day it is where the hotline is.</summary>
internal sealed class HotlineDay(HostSettings settings, TimeProvider clock)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(settings.Content.TimeZone);

    public DateOnly Now => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), _zone).DateTime);

    /// <summary>Noon of a day there; for none, this moment.</summary>
    /// <param name="zone">Of a pack elsewhere; null: the hotline's.</param>
    public DateTimeOffset At(DateOnly? day, TimeZoneInfo? zone = null)
    {
        zone ??= _zone;
        if (day is not { } wanted)
        {
            return TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        }

        var noon = wanted.ToDateTime(new TimeOnly(12, 0));
        return new DateTimeOffset(noon, zone.GetUtcOffset(noon));
    }
}
