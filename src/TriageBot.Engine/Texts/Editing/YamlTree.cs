using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Engine.Texts.Editing;

/// <summary>Where each value of a file stands, in characters from its start.</summary>
internal sealed class YamlTree
{
    private readonly Dictionary<string, YamlNode> _leaves = new(StringComparer.Ordinal);

    private YamlTree(YamlMappingNode? root)
    {
        Root = root;
        if (root is not null)
        {
            Flatten(root, "");
        }
    }

    /// <summary>Null where the file holds nothing but comments.</summary>
    public YamlMappingNode? Root { get; }

    /// <param name="file">A file that has been loaded without findings.</param>
    public static YamlTree Of(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(file));
        return new YamlTree(stream.Documents.Count > 0 ? stream.Documents[0].RootNode as YamlMappingNode : null);
    }

    /// <summary>By keys joined with dots.</summary>
    public YamlScalarNode? Text(string key) => _leaves.GetValueOrDefault(key) as YamlScalarNode;

    public YamlSequenceNode? List(string key) => _leaves.GetValueOrDefault(key) as YamlSequenceNode;

    /// <summary>All texts by key, as the loader reads them.</summary>
    public Dictionary<string, string> Texts() => _leaves.Where(leaf => leaf.Value is YamlScalarNode)
        .ToDictionary(leaf => leaf.Key, leaf => ((YamlScalarNode)leaf.Value).Value ?? "", StringComparer.Ordinal);

    /// <summary>All words by key.</summary>
    public Dictionary<string, string[]> Lists() => _leaves.Where(leaf => leaf.Value is YamlSequenceNode)
        .ToDictionary(leaf => leaf.Key, leaf => ((YamlSequenceNode)leaf.Value).OfType<YamlScalarNode>().Select(word => word.Value ?? "").ToArray(), StringComparer.Ordinal);

    public static int Start(YamlNode node) => (int)node.Start.Index;

    public static int End(YamlNode node) => (int)node.End.Index;

    public static bool IsPlain(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain };

    public static int LineStart(string file, int from) => file.LastIndexOf('\n', Math.Max(from - 1, 0)) + 1;

    /// <summary>Where the line's end mark stands; the file's end in its last line.</summary>
    public static int LineEnd(string file, int from) => file.IndexOf('\n', from) is >= 0 and var at ? at : file.Length;

    /// <summary>Where the last thing inside a node ends: a block's own end mark lies behind the comments that follow it.</summary>
    public static int LastEnd(YamlNode node) => node switch
    {
        YamlMappingNode { Style: not MappingStyle.Flow, Children.Count: > 0 } map => LastEnd(map.Children[^1].Value),
        YamlSequenceNode { Style: not SequenceStyle.Flow, Children.Count: > 0 } list => LastEnd(list.Children[^1]),
        _ => End(node),
    };

    /// <summary>Behind the last letter of a value. A folded text's own end mark stands on the line after it, and that of what stands in brackets behind the first of them.</summary>
    public static int Tail(string file, YamlNode value) => value switch
    {
        YamlMappingNode { Style: not MappingStyle.Flow, Children.Count: > 0 } map => Tail(file, map.Children[^1].Value),
        YamlSequenceNode { Style: not SequenceStyle.Flow, Children.Count: > 0 } list => Tail(file, list.Children[^1]),
        YamlMappingNode map => file.IndexOf('}', map.Children.Count > 0 ? Tail(file, map.Children[^1].Value) : Start(map)) + 1,
        YamlSequenceNode list => file.IndexOf(']', list.Children.Count > 0 ? Tail(file, list.Children[^1]) : Start(list)) + 1,
        _ => Start(value) + file[Start(value)..End(value)].TrimEnd().Length,
    };

    private void Flatten(YamlMappingNode map, string prefix)
    {
        foreach (var (key, value) in map.Children)
        {
            var name = prefix + (key as YamlScalarNode)?.Value;
            if (value is YamlMappingNode inner)
            {
                Flatten(inner, name + ".");
                continue;
            }

            _leaves[name] = value;
        }
    }
}
