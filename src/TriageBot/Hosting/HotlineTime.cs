using System.Globalization;
using TriageBot.Turns;

namespace TriageBot.Hosting;

/// <summary>Days and moments as the hotline's clock shows them.</summary>
internal sealed class HotlineTime(PublishedContent content, TimeProvider clock)
{
    /// <summary>IANA name, such as <c>America/New_York</c>.</summary>
    public string Zone => Here.Id;

    public DateOnly Today => Day(clock.GetUtcNow());

    private TimeZoneInfo Here => content.Engine.Content.Settings.Zone;

    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Here).DateTime);

    public string Of(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Here).ToString("MMM d, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Noon of a day there; for none, this moment.</summary>
    /// <param name="zone">Of a pack elsewhere; null: the hotline's.</param>
    public DateTimeOffset At(DateOnly? day, TimeZoneInfo? zone = null)
    {
        zone ??= Here;
        if (day is not { } wanted)
        {
            return TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        }

        var noon = wanted.ToDateTime(new TimeOnly(12, 0));
        return new DateTimeOffset(noon, zone.GetUtcOffset(noon));
    }
}
