using YamlDotNet.RepresentationModel;

namespace TriageBot.Chaos.People;

/// <summary>The example conversations that coordinators wrote, as far as they can be held in real time.</summary>
internal static class Scripts
{
    // What makes the bot careful, as coordinators write it.
    private static readonly string[] AskingAgain = ["violence", "paused", "other_reads_phone", "hurt"];

    public static IReadOnlyList<Script> Load(string root) =>
        [.. Directory.EnumerateFiles(Path.Combine(root, "dialogs", "intake", "transcripts"), "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<Script> Read(string path)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(path);
        yaml.Load(reader);
        var map = (YamlMappingNode)yaml.Documents[0].RootNode;
        var turns = ((YamlSequenceNode)map["turns"]).Cast<YamlMappingNode>().ToArray();
        if (turns.Any(NeedsTime))
        {
            return [];
        }

        var asksAgain = AskingAgain.Any(File.ReadAllText(path).Contains);
        return ((YamlSequenceNode)map["locales"]).Select(tag => tag.ToString())
            .Select(tag => new Script(Path.GetFileNameWithoutExtension(path), tag, [.. turns.Select(turn => Text(turn["in"], tag))]) { AsksAgain = asksAgain });
    }

    // A text that is not answered gives a person no sign to go on by, and nobody waits hours here.
    private static bool NeedsTime(YamlMappingNode turn) =>
        turn.Children.ContainsKey("after") || !turn.Children.ContainsKey("in")
        || (turn.Children.TryGetValue("expect", out var expect) && expect is YamlMappingNode map && map.Children.ContainsKey("silent"));

    private static string Text(YamlNode text, string tag) =>
        text is not YamlMappingNode byTag ? text.ToString() : byTag.Children.TryGetValue(tag, out var own) ? own.ToString() : byTag["*"].ToString();
}
