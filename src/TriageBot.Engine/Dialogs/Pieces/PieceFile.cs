using System.Collections.Immutable;
using TriageBot.Engine.Texts.Editing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Engine.Dialogs.Pieces;

/// <summary>Changes the pieces of a file as a careful person would: the values named, and nothing else, byte for byte.</summary>
public static class PieceFile
{
    private const int LongestLine = 140;

    /// <param name="file">A file that loads.</param>
    public static ImmutableArray<Piece> Read(string file, PieceKind kind) => [.. Items(YamlTree.Of(file), kind).Select(item => Piece.Of(kind, item))];

    /// <summary>Puts a piece in place of the one of its id, or among the others where there is none.</summary>
    /// <param name="behind">Id of the piece it comes after; empty: it comes first; null: it stays where it is, or comes last.</param>
    /// <exception cref="InvalidOperationException">The result would not say what was asked for; nothing can be kept of it.</exception>
    public static string Put(string file, Piece piece, string? behind)
    {
        var (before, place) = (Read(file, piece.Kind), PiecePlace.Of(piece.Kind));
        var old = before.FirstOrDefault(one => Same(one.Id, piece.Id));
        var result = old is null ? Insert(file, place, Lines(piece, place), behind)
            : Moved(Splice.All(file, PieceChange.Of(file, ItemOf(file, piece.Kind, piece.Id), piece)), place, piece, behind);
        return Proven(result, piece.Kind, Placed(old is null ? before.Add(piece) : before.Replace(old, piece), piece, behind));
    }

    /// <summary>Takes a piece out; comments round it stay.</summary>
    /// <exception cref="InvalidOperationException">As of <see cref="Put"/>.</exception>
    public static string Take(string file, PieceKind kind, string id) =>
        Proven(Cut(file, ItemOf(file, kind, id)).Left, kind, [.. Read(file, kind).Where(piece => !Same(piece.Id, id))]);

    private static string Moved(string file, PiecePlace place, Piece piece, string? behind)
    {
        if (behind is null)
        {
            return file;
        }

        var (rest, lines) = Cut(file, ItemOf(file, piece.Kind, piece.Id));
        return Insert(rest, place, lines, behind);
    }

    private static (string Left, string Lines) Cut(string file, YamlMappingNode item)
    {
        var (start, end) = (YamlTree.LineStart(file, YamlTree.Start(item)), YamlTree.LineEnd(file, YamlTree.Tail(file, item)));
        end = end < file.Length ? end + 1 : end;
        return (file.Remove(start, end - start), file[start..end].TrimEnd('\r', '\n') + "\n");
    }

    private static string Insert(string file, PiecePlace place, string lines, string? behind)
    {
        var root = YamlTree.Of(file).Root;
        if (root is null || !root.Children.TryGetValue(new YamlScalarNode(place.List), out var found) || found is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            return Begin(file, root, place, lines);
        }

        if (behind is "")
        {
            return file.Insert(YamlTree.LineStart(file, YamlTree.Start(list.Children[0])), lines);
        }

        var after = list.Children.OfType<YamlMappingNode>().FirstOrDefault(item => Same(Id(item, place), behind)) ?? list.Children[^1];
        var end = YamlTree.LineEnd(file, YamlTree.Tail(file, after));
        return end < file.Length ? file.Insert(end + 1, lines) : file + "\n" + lines;
    }

    // An empty list is written in brackets, or not at all.
    private static string Begin(string file, YamlMappingNode? root, PiecePlace place, string lines)
    {
        if (root is not null && root.Children.FirstOrDefault(child => Same((child.Key as YamlScalarNode)?.Value, place.List)) is { Key: { } key, Value: { } empty })
        {
            return string.Concat(file.AsSpan(0, YamlTree.End(key)), ":\n" + lines.TrimEnd('\n'), file.AsSpan(YamlTree.Tail(file, empty)));
        }

        return file + (file.Length == 0 || file[^1] is '\n' ? "" : "\n") + place.List + ":\n" + lines;
    }

    private static string Lines(Piece piece, PiecePlace place)
    {
        var line = $"  - {piece.Text}\n";
        return place.InLines || line.Length > LongestLine
            ? "  - " + string.Join("\n    ", PieceText.Parts(piece.Fields).Select(part => $"{part.Key}: {part.Value}")) + "\n"
            : line;
    }

    private static ImmutableArray<Piece> Placed(ImmutableArray<Piece> all, Piece piece, string? behind)
    {
        if (behind is null)
        {
            return all;
        }

        var rest = all.Where(one => !Same(one.Id, piece.Id)).ToImmutableArray();
        var at = behind.Length == 0 ? 0 : rest.Select(one => one.Id).ToImmutableArray().IndexOf(behind) + 1;
        return rest.Insert(at == 0 && behind.Length > 0 ? rest.Length : at, piece);
    }

    private static string Proven(string file, PieceKind kind, ImmutableArray<Piece> expected)
    {
        try
        {
            if (Read(file, kind).Select(Sorted).SequenceEqual(expected.Select(Sorted), StringComparer.Ordinal))
            {
                return file;
            }
        }
        catch (YamlException broken)
        {
            throw new InvalidOperationException("the edited file would be broken", broken);
        }

        throw new InvalidOperationException("the edited file does not hold what was put into it");
    }

    // A key that is new comes last, wherever the piece names it.
    private static string Sorted(Piece piece) => PieceText.Write(piece.Fields.OrderBy(field => field.Key, StringComparer.Ordinal));

    private static YamlMappingNode ItemOf(string file, PieceKind kind, string id) =>
        Items(YamlTree.Of(file), kind).FirstOrDefault(item => Same(Id(item, PiecePlace.Of(kind)), id)) ?? throw new InvalidOperationException($"there is no '{id}' to change");

    private static IEnumerable<YamlMappingNode> Items(YamlTree tree, PieceKind kind) =>
        tree.Root is { } root && root.Children.TryGetValue(new YamlScalarNode(PiecePlace.Of(kind).List), out var list) && list is YamlSequenceNode items ? items.OfType<YamlMappingNode>() : [];

    private static string? Id(YamlMappingNode item, PiecePlace place) => item.Children.TryGetValue(new YamlScalarNode(place.Id), out var id) ? (id as YamlScalarNode)?.Value : null;

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}
