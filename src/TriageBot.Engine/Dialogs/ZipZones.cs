using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using TriageBot.Engine.Checking;

namespace TriageBot.Engine.Dialogs;

/// <summary>Time zones of US ZIP codes by their first three digits, from <c>dialogs/zones.yaml</c>.</summary>
public sealed partial class ZipZones
{
    private const int ZipDigits = 5;

    public static readonly ZipZones None = new([]);

    private readonly FrozenDictionary<int, TimeZoneInfo> _zones;

    private ZipZones(IEnumerable<KeyValuePair<int, TimeZoneInfo>> zones) => _zones = zones.ToFrozenDictionary();

    /// <summary>The zone of the only ZIP code in a text; null where there is none or it is not known.</summary>
    public TimeZoneInfo? Of(string text) =>
        Numbers().Matches(text).Where(number => number.Length == ZipDigits).ToArray() is [var zip]
            ? _zones.GetValueOrDefault(int.Parse(zip.ValueSpan[..3], CultureInfo.InvariantCulture))
            : null;

    public static ZipZones Load(SourceFile file, ICollection<Finding> findings)
    {
        if (YamlMap.Load(file, findings) is not { } map)
        {
            return None;
        }

        map.Required("source");
        var zones = new Dictionary<int, TimeZoneInfo>();
        foreach (var entry in map.Maps("zones"))
        {
            var name = entry.Required("zone");
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            {
                entry.Report("unknown-zone", $"There is no time zone '{name}'.", "Use an IANA name, such as America/Chicago.", "zone");
                continue;
            }

            foreach (var prefix in entry.List("zips").SelectMany(range => Prefixes(range, entry)).Where(prefix => !zones.TryAdd(prefix, zone)))
            {
                entry.Report("id-twice", $"ZIP codes with {prefix:000} are in two zones.", "Give them to one.", "zips");
            }

            entry.ReportUnread();
        }

        map.ReportUnread();
        return new ZipZones(zones);
    }

    private static IEnumerable<int> Prefixes(string range, YamlMap entry)
    {
        var ends = range.Split('-');
        if (ends.Length > 2 || !Array.TrueForAll(ends, end => end.Length == 3 && end.All(char.IsAsciiDigit)))
        {
            entry.Report("bad-value", $"'{range}' is not three digits, or two times three with a dash.", "Write 606 or 600-629.", "zips");
            return [];
        }

        var (first, last) = (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture));
        return Enumerable.Range(first, Math.Max(0, last - first + 1));
    }

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
