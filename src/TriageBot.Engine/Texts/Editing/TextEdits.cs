using YamlDotNet.RepresentationModel;

namespace TriageBot.Engine.Texts.Editing;

/// <summary>Changes texts in a file as a careful person would: the values named, and nothing else, byte for byte.</summary>
public static class TextEdits
{
    /// <param name="file">A file that loads.</param>
    /// <param name="texts">New texts by key.</param>
    /// <param name="order">All keys in the order of the English file: where a new one goes.</param>
    /// <exception cref="InvalidOperationException">The result would not say what was asked for; nothing can be kept of it.</exception>
    public static string Put(string file, IReadOnlyDictionary<string, string> texts, IReadOnlyList<string> order)
    {
        var tree = YamlTree.Of(file);
        var expected = tree.Texts();
        var result = file;
        foreach (var (node, text) in texts.Select(text => (Node: tree.Text(text.Key), text.Value)).Where(change => change.Node is not null).OrderByDescending(change => YamlTree.Start(change.Node!)))
        {
            result = Spliced(result, node!, YamlScalar.Write(text, YamlTree.IsPlain(node!)));
        }

        foreach (var (key, text) in texts.OrderBy(text => text.Key, new ByPlace(order)))
        {
            result = tree.Text(key) is null ? YamlInsert.Put(result, key, YamlScalar.Write(text, plain: false), order) : result;
            expected[key] = text;
        }

        var written = YamlTree.Of(result).Texts();
        return Same(written, expected) ? result : throw new InvalidOperationException("the edited file does not hold the texts that were put into it");
    }

    /// <summary>Takes texts out, with the keys above them that then hold nothing.</summary>
    /// <param name="isGone">By key.</param>
    /// <exception cref="InvalidOperationException">As of <see cref="Put"/>.</exception>
    public static string Take(string file, Func<string, bool> isGone)
    {
        var tree = YamlTree.Of(file);
        var expected = tree.Texts().Where(text => !isGone(text.Key)).ToDictionary(StringComparer.Ordinal);
        if (tree.Root is null || expected.Count == tree.Texts().Count)
        {
            return file;
        }

        var result = expected.Count == 0 ? "" : Splice.All(file, Cuts(file, tree.Root, "", isGone));
        return Same(YamlTree.Of(result).Texts(), expected) ? result : throw new InvalidOperationException("the edited file does not hold the texts that were to stay");
    }

    private static IEnumerable<Splice> Cuts(string file, YamlMappingNode map, string prefix, Func<string, bool> isGone)
    {
        var gone = map.Children.Select(child => IsGone(child.Value, prefix + (child.Key as YamlScalarNode)?.Value, isGone)).ToList();
        return YamlCut.Of(file, map, gone).Concat(map.Children.Where((child, place) => !gone[place] && child.Value is YamlMappingNode)
            .SelectMany(child => Cuts(file, (YamlMappingNode)child.Value, prefix + (child.Key as YamlScalarNode)?.Value + ".", isGone)));
    }

    private static bool IsGone(YamlNode node, string key, Func<string, bool> isGone) => node is YamlMappingNode { Children.Count: > 0 } map
        ? map.Children.All(child => IsGone(child.Value, key + "." + (child.Key as YamlScalarNode)?.Value, isGone))
        : isGone(key);

    private static string Spliced(string file, YamlNode node, string written) => string.Concat(file.AsSpan(0, YamlTree.Start(node)), written, file.AsSpan(YamlTree.End(node)));

    private static bool Same(Dictionary<string, string> written, Dictionary<string, string> expected) =>
        written.Count == expected.Count && expected.All(text => string.Equals(written.GetValueOrDefault(text.Key), text.Value, StringComparison.Ordinal));

    private sealed class ByPlace(IReadOnlyList<string> order) : IComparer<string>
    {
        private readonly Dictionary<string, int> _places = order.Select((key, place) => (key, place)).DistinctBy(pair => pair.key, StringComparer.Ordinal).ToDictionary(pair => pair.key, pair => pair.place, StringComparer.Ordinal);

        public int Compare(string? x, string? y) => Place(x).CompareTo(Place(y));

        private int Place(string? key) => key is null ? int.MaxValue : _places.GetValueOrDefault(key, int.MaxValue);
    }
}
