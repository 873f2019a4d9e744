using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Engine.Texts.Editing;

/// <summary>Puts a key into a file that has not got it, behind the neighbour it follows elsewhere.</summary>
internal static class YamlInsert
{
    private const string Stamps = "sources";

    /// <param name="key">Keys joined with dots; what is missing of the way is made.</param>
    /// <param name="written">The value as YAML.</param>
    /// <param name="order">All keys in the order of the English file.</param>
    public static string Put(string file, string key, string written, IReadOnlyList<string> order)
    {
        var end = file.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        if (YamlTree.Of(file).Root is not { } map)
        {
            return file + (file.Length == 0 || file[^1] is '\n' ? "" : end) + Lines(key.Split('.'), written, 0, end) + end;
        }

        var path = key.Split('.');
        var depth = 0;
        while (depth < path.Length - 1 && map.Children.TryGetValue(new YamlScalarNode(path[depth]), out var child) && child is YamlMappingNode inner)
        {
            map = inner;
            depth++;
        }

        var rest = path[depth..];
        if (map.Style is MappingStyle.Flow)
        {
            var at = map.Children.Count > 0 ? YamlTree.End(map.Children[^1].Value) : YamlTree.End(map) - 1;
            return file.Insert(at, (map.Children.Count > 0 ? ", " : "") + Inline(rest, written));
        }

        return IntoBlock(file, map, Before(map, path, depth, order), Lines(rest, written, (int)map.Children[0].Key.Start.Column - 1, end), end);
    }

    private static string IntoBlock(string file, YamlMappingNode map, YamlNode? before, string lines, string end)
    {
        if (before is null)
        {
            var first = YamlTree.Start(map.Children[0].Key);
            return file.Insert(file.LastIndexOf('\n', Math.Max(first - 1, 0)) + 1, lines + end);
        }

        var at = file.IndexOf('\n', YamlTree.LastEnd(before));
        at = at < 0 ? file.Length : at > 0 && file[at - 1] is '\r' ? at - 1 : at;
        return file.Insert(at, end + lines);
    }

    /// <summary>The value of the sibling that the new key follows; null: it comes first.</summary>
    private static YamlNode? Before(YamlMappingNode map, string[] path, int depth, IReadOnlyList<string> order)
    {
        var prefix = string.Concat(path[..depth].Select(part => part + "."));
        var place = Rank(prefix + path[depth], order);
        var siblings = map.Children.Where(child => (child.Key as YamlScalarNode)?.Value is not Stamps)
            .Select(child => (child.Value, Place: Rank(prefix + (child.Key as YamlScalarNode)?.Value, order))).ToList();
        return siblings.Where(sibling => sibling.Place < place).OrderBy(sibling => sibling.Place).Select(sibling => sibling.Value).LastOrDefault()
            ?? (place == int.MaxValue ? siblings.Select(sibling => sibling.Value).LastOrDefault() : null);
    }

    private static int Rank(string key, IReadOnlyList<string> order)
    {
        for (var place = 0; place < order.Count; place++)
        {
            if (string.Equals(order[place], key, StringComparison.Ordinal) || order[place].StartsWith(key + ".", StringComparison.Ordinal))
            {
                return place;
            }
        }

        return int.MaxValue;
    }

    private static string Lines(string[] path, string written, int indent, string end) => string.Join(end, path.Select((part, place) =>
        new string(' ', indent + (2 * place)) + YamlScalar.Key(part) + ":" + (place == path.Length - 1 ? " " + written : "")));

    private static string Inline(string[] path, string written) =>
        string.Concat(path.Select((part, place) => (place > 0 ? "{" : "") + YamlScalar.Key(part) + ": ")) + written + new string('}', path.Length - 1);
}
