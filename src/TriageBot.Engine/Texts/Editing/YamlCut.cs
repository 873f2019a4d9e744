using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Engine.Texts.Editing;

/// <summary>Takes keys out of a map; comments round them stay.</summary>
internal static class YamlCut
{
    /// <param name="gone">By place; not all of them.</param>
    public static IEnumerable<Splice> Of(string file, YamlMappingNode map, IReadOnlyList<bool> gone)
    {
        var kept = false;
        for (var place = 0; place < gone.Count; place++)
        {
            var (key, value) = (map.Children[place].Key, map.Children[place].Value);
            if (gone[place])
            {
                yield return map.Style is not MappingStyle.Flow ? Lines(file, key, value)
                    : kept ? new Splice(YamlTree.Tail(file, map.Children[place - 1].Value), YamlTree.Tail(file, value), "")
                    : new Splice(YamlTree.Start(key), YamlTree.Start(map.Children[place + 1].Key), "");
            }

            kept |= !gone[place];
        }
    }

    private static Splice Lines(string file, YamlNode key, YamlNode value)
    {
        var end = YamlTree.LineEnd(file, YamlTree.Tail(file, value));
        return new Splice(YamlTree.LineStart(file, YamlTree.Start(key)), end < file.Length ? end + 1 : end, "");
    }
}
