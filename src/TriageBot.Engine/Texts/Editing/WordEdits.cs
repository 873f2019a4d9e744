using System.Collections.Immutable;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Engine.Texts.Editing;

/// <summary>Takes words out of a list of a file and adds others at its end; lines and comments in between stay.</summary>
public static class WordEdits
{
    /// <param name="file">A file that loads.</param>
    /// <param name="order">All keys in the order of the English file: where a new list goes.</param>
    /// <exception cref="InvalidOperationException">The result would not say what was asked for; nothing can be kept of it.</exception>
    public static string Put(string file, string list, IReadOnlyCollection<string> remove, IReadOnlyCollection<string> add, IReadOnlyList<string> order)
    {
        var before = YamlTree.Of(file);
        var words = string.Join(", ", add.Select(Written));
        var result = before.List(list) is { } node ? Splice.All(file, Splices(file, node, remove, add)) : YamlInsert.Put(file, list, $"[{words}]", order);
        var expected = before.Lists();
        expected[list] = [.. expected.GetValueOrDefault(list, []).Where(word => !remove.Contains(word, StringComparer.Ordinal)), .. add];
        var written = YamlTree.Of(result).Lists();
        return written.Count == expected.Count && expected.All(pair => pair.Value.SequenceEqual(written.GetValueOrDefault(pair.Key, []), StringComparer.Ordinal))
            ? result
            : throw new InvalidOperationException($"the edited file does not hold the words that were put into '{list}'");
    }

    private static IEnumerable<Splice> Splices(string file, YamlSequenceNode list, IReadOnlyCollection<string> remove, IReadOnlyCollection<string> add)
    {
        var items = list.Children.Select(item => new Item(YamlTree.Start(item), YamlTree.End(item), item is YamlScalarNode { Value: { } value } && remove.Contains(value, StringComparer.Ordinal))).ToImmutableArray();
        return list.Style is SequenceStyle.Flow ? InFlow(file, list, items, add) : InBlock(file, items, add);
    }

    private static IEnumerable<Splice> InFlow(string file, YamlSequenceNode list, ImmutableArray<Item> items, IReadOnlyCollection<string> add)
    {
        var words = string.Join(", ", add.Select(Written));
        if (items.IsEmpty)
        {
            yield return new Splice(YamlTree.Start(list) + 1, YamlTree.Start(list) + 1, words);
            yield break;
        }

        var kept = items.LastOrDefault(item => !item.Gone);
        yield return kept is null
            ? new Splice(items[0].Start, items[^1].End, words)
            : new Splice(kept.End, items[^1].End, words.Length > 0 ? ", " + words : "");
        for (var place = 0; kept is not null && items[place] != kept; place++)
        {
            // Neighbours that go go together, with the commas behind them.
            if (items[place].Gone && (place == 0 || !items[place - 1].Gone))
            {
                var next = Enumerable.Range(place, items.Length - place).First(at => !items[at].Gone);
                yield return WithSpace(file, items[place].Start, file.IndexOf(',', items[next - 1].End) + 1);
            }
        }
    }

    // A line that loses its last word must not end in a space.
    private static Splice WithSpace(string file, int start, int end)
    {
        if (end < file.Length && file[end] is ' ')
        {
            return new Splice(start, end + 1, "");
        }

        return new Splice(start > 0 && file[start - 1] is ' ' ? start - 1 : start, end, "");
    }

    private static IEnumerable<Splice> InBlock(string file, ImmutableArray<Item> items, IReadOnlyCollection<string> add)
    {
        var kept = items.LastOrDefault(item => !item.Gone) ?? items[0];
        var start = file.LastIndexOf('\n', kept.Start) + 1;
        var dash = file[start..kept.Start];
        var end = YamlTree.LineEnd(file, kept.End);
        var lines = string.Concat(add.Select(word => "\n" + dash + Written(word)));
        yield return kept.Gone ? new Splice(start, end, lines.TrimStart('\n')) : new Splice(end, end, lines);
        foreach (var item in items.Where(item => item.Gone && item != kept))
        {
            yield return new Splice(file.LastIndexOf('\n', item.Start), YamlTree.LineEnd(file, item.End), "");
        }
    }

    private static string Written(string word) => YamlScalar.Write(word, plain: true);

    private sealed record Item(int Start, int End, bool Gone);
}
