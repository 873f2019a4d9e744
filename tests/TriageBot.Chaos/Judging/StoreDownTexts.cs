using TriageBot.Chaos.Logs;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Chaos.Judging;

/// <summary>What people are told while nothing can be stored, alone or in several languages at once.</summary>
internal static class StoreDownTexts
{
    public static IReadOnlyCollection<string> Load(string root)
    {
        var texts = Directory.EnumerateFiles(Path.Combine(root, "locales"), "common.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read).OfType<string>().ToArray();
        return [.. texts, .. texts.SelectMany(_ => texts, (one, other) => new[] { one, other }).SelectMany(pair => new[] { "\n", " ", "\u001e" }.Select(between => string.Join(between, pair)))];
    }

    /// <summary>Whether one of them is among a call's texts.</summary>
    public static bool StandIn(string? answer, IReadOnlyCollection<string> storeDown) =>
        answer?.Split(What.Between).Any(text => storeDown.Contains(Plain.Of(text))) ?? false;

    private static string? Read(string path)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(path);
        yaml.Load(reader);
        return ((YamlMappingNode)yaml.Documents[0].RootNode).Children.TryGetValue("store_down", out var text) ? text.ToString() : null;
    }
}
