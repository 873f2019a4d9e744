using System.Collections.Immutable;
using TriageBot.Engine.Texts.Editing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Engine.Dialogs.Pieces;

/// <summary>A question, a rule, a number or a place as it is written: what forms show and change. What it means is for the loader to say.</summary>
/// <param name="Fields">In the order of the file. Keys that nobody here knows are kept.</param>
public sealed record Piece(PieceKind Kind, ImmutableArray<Field> Fields)
{
    public string Id => this[PiecePlace.Of(Kind).Id] ?? "";

    /// <summary>As one line of YAML. Two pieces are the same where this is.</summary>
    public string Text => PieceText.Write(Fields);

    /// <summary>A list is joined with commas; null where there is no such value.</summary>
    public string? this[string key] => Fields.FirstOrDefault(field => string.Equals(field.Key, key, StringComparison.Ordinal))?.Text;

    /// <summary>Reads a piece as somebody has written it; null where it is no such thing.</summary>
    /// <param name="problem">In plain words; empty where it is one.</param>
    public static Piece? Parse(PieceKind kind, string text, out string problem)
    {
        try
        {
            if (YamlTree.Of(text).Root is { } root)
            {
                problem = "";
                return Of(kind, root);
            }

            problem = "This is no list of keys and values.";
        }
        catch (YamlException broken)
        {
            problem = $"This is not YAML: {broken.Message}";
        }

        return null;
    }

    /// <summary>With these values in place of what it has under their keys; one without a value goes.</summary>
    public Piece With(IEnumerable<Field> changes)
    {
        var fields = changes.Aggregate(Fields, (all, change) => Put(all, change));
        return this with { Fields = [.. fields.Where(field => field.Values.Any(value => value.Length > 0))] };
    }

    internal static Piece Of(PieceKind kind, YamlMappingNode node) => new(kind, [.. Flatten(node, "")]);

    private static ImmutableArray<Field> Put(ImmutableArray<Field> all, Field change)
    {
        // A value cannot be one text and hold others too.
        all = change.Values.All(value => value.Length == 0) ? all : all.RemoveAll(field => IsUnder(field.Key, change.Key) || IsUnder(change.Key, field.Key));
        var place = all.Select((field, at) => (field, at)).Where(one => string.Equals(one.field.Key, change.Key, StringComparison.Ordinal)).Select(one => one.at).DefaultIfEmpty(-1).First();
        return place < 0 ? all.Add(change) : all.SetItem(place, change);
    }

    private static bool IsUnder(string key, string other) => key.StartsWith(other + ".", StringComparison.Ordinal);

    private static IEnumerable<Field> Flatten(YamlMappingNode map, string prefix) => map.Children.SelectMany(child =>
    {
        var key = prefix + (child.Key as YamlScalarNode)?.Value;
        return child.Value switch
        {
            YamlMappingNode inner => Flatten(inner, key + "."),
            YamlSequenceNode list => [Field.List(key, list.OfType<YamlScalarNode>().Select(item => item.Value ?? ""))],
            YamlScalarNode scalar => [Field.One(key, scalar.Value ?? "")],
            _ => Enumerable.Empty<Field>(),
        };
    });
}
