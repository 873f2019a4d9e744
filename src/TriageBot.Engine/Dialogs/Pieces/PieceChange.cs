using TriageBot.Engine.Texts.Editing;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Engine.Dialogs.Pieces;

/// <summary>What has to be written over in an entry of a list so that it says what a piece says.</summary>
internal static class PieceChange
{
    public static IEnumerable<Splice> Of(string file, YamlMappingNode item, Piece piece)
    {
        var wanted = PieceText.Parts(piece.Fields).ToDictionary(part => part.Key, part => part.Value, StringComparer.Ordinal);
        var gone = item.Children.Select(child => !wanted.ContainsKey(Name(child.Key))).ToList();
        foreach (var cut in YamlCut.Of(file, item, gone))
        {
            yield return cut;
        }

        foreach (var (key, value) in item.Children.Where((_, place) => !gone[place]))
        {
            wanted.Remove(Name(key), out var text);
            if (!string.Equals(Written(piece.Kind, key, value), text, StringComparison.Ordinal))
            {
                yield return new Splice(YamlTree.End(key), YamlTree.Tail(file, value), ": " + text);
            }
        }

        if (wanted.Count > 0)
        {
            yield return Added(file, item, wanted);
        }
    }

    private static Splice Added(string file, YamlMappingNode item, Dictionary<string, string> parts)
    {
        var isFlow = item.Style is MappingStyle.Flow;
        var end = YamlTree.Tail(file, item.Children[^1].Value);
        var lead = isFlow ? ", " : "\n" + new string(' ', (int)item.Children[0].Key.Start.Column - 1);
        var at = isFlow ? end : YamlTree.LineEnd(file, end);
        return new Splice(at, at, string.Concat(parts.Select(part => $"{lead}{YamlScalar.Key(part.Key)}: {part.Value}")));
    }

    private static string Written(PieceKind kind, YamlNode key, YamlNode value) =>
        PieceText.Parts(Piece.Of(kind, new YamlMappingNode(key, value)).Fields).Select(part => part.Value).FirstOrDefault("");

    private static string Name(YamlNode key) => (key as YamlScalarNode)?.Value ?? "";
}
