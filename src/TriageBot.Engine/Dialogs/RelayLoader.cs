using TriageBot.Engine.Checking;

namespace TriageBot.Engine.Dialogs;

/// <summary>Reads <c>relay.yaml</c>, which stands beside the folders of the locales.</summary>
public static class RelayLoader
{
    public const string FileName = "relay.yaml";

    public static Relays Load(SourceFile file, ICollection<Finding> findings)
    {
        if (YamlMap.Load(file, findings) is not { } map)
        {
            return Relays.None;
        }

        var languages = map.Maps("languages").Select(entry =>
        {
            var relay = new Relay(entry.Required("tag"), entry.Required("name"), entry.Required("native_name"), entry.List("read_in"), entry.List("names"), file.Path, entry.Line);
            entry.ReportUnread();
            return relay;
        });
        var relays = new Relays([.. languages], map.List("speak"), map.List("not"), map.List("between"));
        map.ReportUnread();
        return relays;
    }
}
