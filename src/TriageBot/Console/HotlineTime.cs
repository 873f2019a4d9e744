using System.Globalization;
using TriageBot.Turns;

namespace TriageBot.Console;

/// <summary>Moments as the hotline's clock shows them.</summary>
internal sealed class HotlineTime(PublishedContent content)
{
    /// <summary>IANA name, such as <c>America/New_York</c>.</summary>
    public string Zone => Here.Id;

    private TimeZoneInfo Here => content.Engine.Content.Settings.Zone;

    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Here).DateTime);

    public string Of(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Here).ToString("MMM d, HH:mm", CultureInfo.InvariantCulture);
}
