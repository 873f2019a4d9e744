using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Checking;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Engine.Dialogs;

/// <summary>One mapping of a YAML file that remembers its lines and gathers findings instead of throwing.</summary>
internal sealed class YamlMap(string file, YamlMappingNode node, ICollection<Finding> findings)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public string File => file;

    public int Line => (int)node.Start.Line;

    /// <summary>The file's mapping; null with a finding when it is no YAML or no mapping.</summary>
    public static YamlMap? Load(SourceFile source, ICollection<Finding> findings)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(source.Text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return new YamlMap(source.Path, root, findings);
            }

            findings.Add(new(source.Path, 1, Severity.Error, "yaml", "The file holds no list of keys.", "Write keys and values, one a line."));
        }
        catch (YamlException exception)
        {
            findings.Add(new(source.Path, (int)exception.Start.Line, Severity.Error, "yaml", $"This is not YAML: {exception.Message}", "Mend the line; look for a missing quote, colon or space."));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or OverflowException)
        {
            // The scanner loses its way in some files that are no YAML, without saying where.
            findings.Add(new(source.Path, 0, Severity.Error, "yaml", "This is not YAML.", "Look for a bracket or a quote that is not closed."));
        }

        return null;
    }

    public string? Text(string key) => Node(key) is YamlScalarNode { Value: { } value } scalar && !IsNull(scalar) ? value : null;

    public string Required(string key)
    {
        if (Text(key) is { } value)
        {
            return value;
        }

        Report("key-missing", $"'{key}' is missing.", $"Add '{key}:'.");
        return "";
    }

    public int? Integer(string key) => Parsed<int?>(key, "a whole number", text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null);

    public decimal? Decimal(string key) => Parsed<decimal?>(key, "a number", text => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) ? n : null);

    public bool Flag(string key) => Parsed<bool?>(key, "true or false", text => bool.TryParse(text, out var b) ? b : null) ?? false;

    public DateOnly? Date(string key) => Parsed<DateOnly?>(key, "a date like 2027-03-31", text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : null);

    public ImmutableArray<string> List(string key) => Node(key) switch
    {
        YamlSequenceNode sequence => [.. sequence.OfType<YamlScalarNode>().Select(item => item.Value ?? "")],
        _ => [],
    };

    public YamlMap? Map(string key) => Node(key) is YamlMappingNode map ? new YamlMap(file, map, findings) : null;

    public IEnumerable<YamlMap> Maps(string key)
    {
        foreach (var item in Node(key) as YamlSequenceNode ?? [])
        {
            if (item is YamlMappingNode map)
            {
                yield return new YamlMap(file, map, findings);
                continue;
            }

            findings.Add(new(file, (int)item.Start.Line, Severity.Error, "yaml-shape", $"An entry of '{key}' is no list of keys.", "Write '- id: …'."));
        }
    }

    /// <summary>Keys in the order of the file.</summary>
    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    public int LineOf(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? (int)value.Start.Line : Line;

    /// <summary>Says which keys nobody read: a typing mistake must not be silently ignored.</summary>
    public void ReportUnread()
    {
        foreach (var key in Keys.Where(key => !_read.Contains(key)))
        {
            findings.Add(new(file, LineOf(key), Severity.Error, "key-unknown", $"'{key}' means nothing here.", "Correct its spelling or take it out."));
        }
    }

    public void Report(string code, string message, string fix, string? at = null) =>
        findings.Add(new(file, at is null ? Line : LineOf(at), Severity.Error, code, message, fix));

    /// <summary>Every text below this mapping, keys joined with dots.</summary>
    public IEnumerable<(string Key, string Text, int Line)> Texts() => Flatten(node, "").Where(leaf => leaf.Node is YamlScalarNode)
        .Select(leaf => (leaf.Key, ((YamlScalarNode)leaf.Node).Value ?? "", (int)leaf.Node.Start.Line));

    /// <summary>Every list of words below this mapping, keys joined with dots.</summary>
    public IEnumerable<(string Key, ImmutableArray<string> Words, int Line)> Lists() => Flatten(node, "").Where(leaf => leaf.Node is YamlSequenceNode)
        .Select(leaf => (leaf.Key, ((YamlSequenceNode)leaf.Node).OfType<YamlScalarNode>().Select(word => word.Value ?? "").ToImmutableArray(), (int)leaf.Node.Start.Line));

    private YamlNode? Node(string key)
    {
        _read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private T? Parsed<T>(string key, string expected, Func<string, T?> parse)
    {
        if (Text(key) is not { } text)
        {
            return default;
        }

        var value = parse(text);
        if (value is null)
        {
            Report("value", $"'{key}' is '{text}', which is not {expected}.", $"Write {expected}.", key);
        }

        return value;
    }

    private static bool IsNull(YamlScalarNode scalar) => scalar.Style is ScalarStyle.Plain && scalar.Value is "" or "null" or "~";

    private static IEnumerable<(string Key, YamlNode Node)> Flatten(YamlMappingNode map, string prefix)
    {
        foreach (var (key, value) in map.Children)
        {
            var name = prefix + (key as YamlScalarNode)?.Value;
            if (value is YamlMappingNode inner)
            {
                foreach (var leaf in Flatten(inner, name + "."))
                {
                    yield return leaf;
                }

                continue;
            }

            yield return (name, value);
        }
    }
}
