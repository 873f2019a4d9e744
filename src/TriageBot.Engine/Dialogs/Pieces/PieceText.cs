using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TriageBot.Engine.Texts.Editing;

namespace TriageBot.Engine.Dialogs.Pieces;

/// <summary>Writes the values of a piece as YAML.</summary>
internal static partial class PieceText
{
    /// <summary>In one line, in braces.</summary>
    public static string Write(IEnumerable<Field> fields) => "{" + string.Join(", ", Parts(fields).Select(part => $"{YamlScalar.Key(part.Key)}: {part.Value}")) + "}";

    /// <summary>The value of each first key, in one line.</summary>
    public static IEnumerable<(string Key, string Value)> Parts(IEnumerable<Field> fields) =>
        fields.GroupBy(field => field.Head, StringComparer.Ordinal).Select(part => (part.Key, Value(part.Key, [.. part])));

    private static string Value(string key, ImmutableArray<Field> fields) => fields switch
    {
        [var one] when string.Equals(one.Key, key, StringComparison.Ordinal) => one.IsList ? $"[{string.Join(", ", one.Values.Select(value => YamlScalar.Write(value, plain: true)))}]" : Scalar(key, one.Values[0]),
        _ => Write(fields.Select(field => field with { Key = field.Key[(key.Length + 1)..] })),
    };

    private static string Scalar(string key, string value) => Counted().IsMatch(value) && key is not "number" ? value : YamlScalar.Write(value, plain: key is not ("text" or "source" or "number" or "lsc"));

    // Numbers, days, switches and lengths of time, which YAML and people read alike.
    [GeneratedRegex(@"^(-?\d+(\.\d+)?|\d{4}-\d{2}-\d{2}|true|false|\d+ [a-z ]+)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Counted();
}
