using System.Reflection;
using System.Text.RegularExpressions;
using TriageBot.Alerts;
using TriageBot.CaseQueue;
using TriageBot.Channels.BotFramework;
using TriageBot.Channels.Twilio;
using TriageBot.Kiosk;
using TriageBot.Privacy;
using TriageBot.Stores.Redis;
using TriageBot.Tests.Support;
using TriageBot.Translation;
using TriageBot.Try;

namespace TriageBot.Tests.Docs;

public sealed partial class SettingsTableTests
{
    [Fact]
    public void Table_OfSettings_NamesEveryKeyThatIsReadAndNoOther() =>
        Listed("<!-- settings -->").ShouldBe(Read(), ignoreOrder: true);

    [Fact]
    public void Table_OfPlannedSettings_NamesNoneThatIsRead() =>
        Listed("<!-- settings: later -->").Intersect(Read(), StringComparer.Ordinal).ShouldBeEmpty();

    private static HashSet<string> Listed(string marker)
    {
        var lines = Pages.Named("docs/run.md").Text.Split(marker + "\n")[1].Split('\n').TakeWhile(line => line.StartsWith('|'));
        return [.. lines.SelectMany(line => Key().Matches(line.Split('|')[1]).Select(match => match.Groups["key"].Value))];
    }

    // Two ways of reading a setting: bound to a property of an options type, or named as it stands.
    private static HashSet<string> Read() =>
    [
        .. new[] { typeof(AlertOptions), typeof(BotFrameworkOptions), typeof(CaseQueueOptions), typeof(KioskOptions), typeof(PrivacyOptions), typeof(RedisOptions), typeof(TranslationOptions), typeof(TryOptions), typeof(TwilioOptions) }.SelectMany(Bound),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "TriageBot"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => Named().Matches(File.ReadAllText(path)).Select(match => match.Groups["key"].Value)),
    ];

    private static IEnumerable<string> Bound(Type options)
    {
        var section = (string)options.GetField("Section", BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()!;
        return Bound(options, section);
    }

    // A property of our own type is a section of its own.
    private static IEnumerable<string> Bound(Type options, string section) => options.GetProperties().Where(property => property.CanWrite).SelectMany(property =>
        property.PropertyType.Namespace!.StartsWith(nameof(TriageBot), StringComparison.Ordinal) ? Bound(property.PropertyType, $"{section}:{property.Name}") : [$"{section}:{property.Name}"]);

    [GeneratedRegex("`(?<key>[A-Z][A-Za-z]+(:[A-Z][A-Za-z]+)+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("""(ettings|onfiguration)(\.GetValue\(|\[)"(?<key>[A-Z][A-Za-z]+(:[A-Z][A-Za-z]+)+)["]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
