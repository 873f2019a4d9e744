namespace TriageBot.Engine.Dialogs;

/// <summary>Reads the head of <c>dialog.yaml</c>.</summary>
internal static class PackLoader
{
    public static Pack Read(YamlMap map) => new()
    {
        Name = map.Text("name"),
        Zone = ReadZone(map),
        Hotline = map.Text("hotline"),
        Numbers = map.List("numbers"),
        Locales = map.List("locales"),
        NumbersLine = map.LineOf("numbers"),
        LocalesLine = map.LineOf("locales"),
    };

    private static TimeZoneInfo? ReadZone(YamlMap map)
    {
        if (map.Text("zone") is not { } name)
        {
            return null;
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            map.Report("unknown-zone", $"There is no time zone '{name}'.", "Use an IANA name, such as America/Chicago.", "zone");
        }

        return zone;
    }
}
