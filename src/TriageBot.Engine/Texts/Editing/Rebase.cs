using System.Collections.Immutable;
using TriageBot.Engine.Dialogs.Pieces;

namespace TriageBot.Engine.Texts.Editing;

/// <summary>A file that was changed in two places: theirs, with our changes in it. What is not a text, a list or a piece is theirs, comments too.</summary>
/// <param name="Both">What both changed, each otherwise: ours stands.</param>
public sealed record Rebased(string Text, ImmutableArray<string> Both);

/// <summary>Puts the changes that were made to a file into a newer one of the same name.</summary>
public static class Rebase
{
    private const string Stamps = "sources.";

    private static readonly PieceKind[] Kinds = Enum.GetValues<PieceKind>();

    /// <param name="from">What ours was made from.</param>
    /// <param name="theirs">What became of it elsewhere.</param>
    public static Rebased Of(string from, string ours, string theirs)
    {
        var both = new List<string>();
        var words = Words(from, ours, theirs);
        var texts = Stamped(Texts(from, ours, words, both), from, ours);
        return new Rebased(Kinds.Aggregate(texts, (file, kind) => Pieces(from, ours, file, kind, both)), [.. both]);
    }

    private static string Texts(string from, string ours, string theirs, List<string> both)
    {
        var (old, mine, yours) = (Plain(from), Plain(ours), Plain(theirs));
        var put = mine.Where(text => !Same(text.Value, old.GetValueOrDefault(text.Key))).ToDictionary(StringComparer.Ordinal);
        both.AddRange(put.Where(text => !Same(yours.GetValueOrDefault(text.Key), old.GetValueOrDefault(text.Key)) && !Same(yours.GetValueOrDefault(text.Key), text.Value)).Select(text => text.Key));
        var gone = old.Keys.Where(key => !mine.ContainsKey(key) && Same(yours.GetValueOrDefault(key), old[key])).ToHashSet(StringComparer.Ordinal);
        var file = put.Count > 0 ? TextEdits.Put(theirs, put, [.. YamlTree.Of(ours).Texts().Keys]) : theirs;
        return gone.Count > 0 ? TextEdits.Take(file, key => gone.Contains(key)) : file;
    }

    // A stamp belongs to the translation it stands for.
    private static string Stamped(string file, string from, string ours)
    {
        var (old, mine, now) = (StampsOf(from), StampsOf(ours), StampsOf(file));
        var changed = mine.Where(stamp => !Same(stamp.Value, old.GetValueOrDefault(stamp.Key))).ToList();
        var gone = old.Keys.Where(key => !mine.ContainsKey(key)).ToList();
        if (changed.Count + gone.Count == 0)
        {
            return file;
        }

        foreach (var (key, stamp) in changed)
        {
            now[key] = stamp;
        }

        gone.ForEach(key => now.Remove(key));
        return StampBlock.Replace(file, now);
    }

    private static string Words(string from, string ours, string theirs)
    {
        var (old, mine) = (YamlTree.Of(from).Lists(), YamlTree.Of(ours).Lists());
        var file = theirs;
        foreach (var (list, words) in mine.Where(list => !Pieced(list.Key) && !list.Value.SequenceEqual(old.GetValueOrDefault(list.Key, []), StringComparer.Ordinal)))
        {
            var (was, there) = (old.GetValueOrDefault(list, []), YamlTree.Of(file).Lists().GetValueOrDefault(list, []));
            file = WordEdits.Put(file, list, [.. was.Except(words, StringComparer.Ordinal).Intersect(there, StringComparer.Ordinal)], [.. words.Except(was, StringComparer.Ordinal).Except(there, StringComparer.Ordinal)], [.. mine.Keys]);
        }

        return file;
    }

    private static string Pieces(string from, string ours, string theirs, PieceKind kind, List<string> both)
    {
        var (old, mine) = (ById(from, kind), ById(ours, kind));
        var order = PieceFile.Read(ours, kind).Select(piece => piece.Id).ToList();
        var file = theirs;
        foreach (var piece in order.Select(id => mine[id]).Where(piece => !Same(piece.Text, old.GetValueOrDefault(piece.Id)?.Text)))
        {
            var there = ById(file, kind).GetValueOrDefault(piece.Id);
            if (!Same(there?.Text, old.GetValueOrDefault(piece.Id)?.Text) && !Same(there?.Text, piece.Text))
            {
                both.Add(piece.Id);
            }

            file = PieceFile.Put(file, piece, there is null ? Before(order, piece.Id) : null);
        }

        foreach (var gone in old.Keys.Where(id => !mine.ContainsKey(id) && Same(ById(file, kind).GetValueOrDefault(id)?.Text, old[id].Text)))
        {
            file = PieceFile.Take(file, kind, gone);
        }

        return Ordered(file, kind, [.. PieceFile.Read(from, kind).Select(piece => piece.Id)], order);
    }

    // What was moved here is moved there; where nothing was, theirs stands as it is.
    private static string Ordered(string file, PieceKind kind, List<string> old, List<string> mine)
    {
        if (old.Where(mine.Contains).SequenceEqual(mine.Where(old.Contains), StringComparer.Ordinal))
        {
            return file;
        }

        var there = ById(file, kind);
        return mine.Where(there.ContainsKey).Aggregate(file, (text, id) => PieceFile.Put(text, there[id], mine.IndexOf(id) == 0 ? "" : Nearest(mine, id, there)));
    }

    private static string Nearest(List<string> mine, string id, Dictionary<string, Piece> there) => mine.Take(mine.IndexOf(id)).LastOrDefault(there.ContainsKey) ?? "";

    private static string Before(List<string> order, string id) => order.IndexOf(id) is > 0 and var at ? order[at - 1] : "";

    private static bool Pieced(string list) => Kinds.Any(kind => string.Equals(PiecePlace.Of(kind).List, list, StringComparison.Ordinal));

    private static Dictionary<string, Piece> ById(string file, PieceKind kind) => PieceFile.Read(file, kind).DistinctBy(piece => piece.Id, StringComparer.Ordinal).ToDictionary(piece => piece.Id, StringComparer.Ordinal);

    private static Dictionary<string, string> Plain(string file) => YamlTree.Of(file).Texts().Where(text => !text.Key.StartsWith(Stamps, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, string> StampsOf(string file) => YamlTree.Of(file).Texts().Where(text => text.Key.StartsWith(Stamps, StringComparison.Ordinal))
        .ToDictionary(text => text.Key[Stamps.Length..], text => text.Value, StringComparer.Ordinal);

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}
