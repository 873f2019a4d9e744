using TriageBot.Engine.Texts.Editing;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Engine.Checking;

/// <summary>Puts what an example comes to now in place of what it expected: the values that differ, and nothing else, byte for byte.</summary>
public static class ExampleEdits
{
    /// <param name="file">An example that loads.</param>
    /// <param name="played">Its turns, in all the ways in which it was played.</param>
    /// <returns>Null where one of them is for a person to write, or two want the same place.</returns>
    public static string? Put(string file, IEnumerable<ReplayedTurn> played)
    {
        var differences = played.SelectMany(turn => turn.Differences.Select(difference => (turn.Turn.Line, difference.Key, difference.Now))).Distinct();
        var turns = (Find(YamlTree.Of(file).Root, ["turns"]) as YamlSequenceNode ?? []).OfType<YamlMappingNode>().ToDictionary(turn => (int)turn.Start.Line);
        var places = differences.Select(one => (Node: Find(turns.GetValueOrDefault(one.Line), ["expect", .. one.Key.Split('.')]), one.Now)).ToList();
        if (places.Exists(place => place.Node is null || place.Now is null))
        {
            return null;
        }

        var changes = places.GroupBy(place => YamlTree.Start(place.Node!)).OrderByDescending(change => change.Key).Select(change => (change.First().Node, Now: change.Select(place => place.Now).Distinct(StringComparer.Ordinal).ToList())).ToList();
        return changes.Exists(change => change.Now.Count > 1) ? null : changes.Aggregate(file, (text, change) => Spliced(text, change.Node!, change.Now[0]!));
    }

    private static YamlNode? Find(YamlNode? node, IEnumerable<string> path) =>
        path.Aggregate(node, (at, key) => at is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null);

    private static string Spliced(string file, YamlNode node, string written) => string.Concat(file.AsSpan(0, YamlTree.Start(node)), written, file.AsSpan(End(file, node)));

    // A list in brackets has no end mark of its own; one in lines ends where its last word does.
    private static int End(string file, YamlNode node) => node is YamlSequenceNode { Style: SequenceStyle.Flow } list
        ? file.IndexOf(']', list.Children.Count > 0 ? YamlTree.End(list.Children[^1]) : YamlTree.Start(list)) + 1
        : YamlTree.LastEnd(node);
}
