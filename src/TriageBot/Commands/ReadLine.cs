using System.Text.Json;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Commands;

/// <summary>One line given to the verb <c>read</c>.</summary>
/// <param name="Language">BCP 47 tag; a message needs none.</param>
internal sealed record ReadLine(string Type, string Text, string? Language, Tense Tense, IReadOnlyList<(string Id, string Label)> Options)
{
    /// <exception cref="FormatException">The line is malformed: the message says how.</exception>
    public static ReadLine Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object)
            {
                throw new FormatException("a line is a JSON object");
            }

            var type = Required(root, "type");
            return new ReadLine(type, Required(root, "text"), Optional(root, "lang"), TenseOf(root), type is "choice" ? OptionsOf(root) : []);
        }
        catch (JsonException malformed)
        {
            throw new FormatException("the line is not JSON", malformed);
        }
        catch (InvalidOperationException malformed)
        {
            // Half of a surrogate pair, escaped: valid JSON that is no text.
            throw new FormatException("a string on the line is not valid Unicode", malformed);
        }
    }

    private static Tense TenseOf(JsonElement root) => Optional(root, "tense") switch
    {
        null or "future" => Tense.Future,
        "past" => Tense.Past,
        var other => throw new FormatException($"unknown tense '{other}': use past or future"),
    };

    private static List<(string Id, string Label)> OptionsOf(JsonElement root)
    {
        if (!root.TryGetProperty("options", out var options) || options.ValueKind is not JsonValueKind.Array || options.GetArrayLength() == 0)
        {
            throw new FormatException("a choice needs 'options', a list of objects with 'id' and 'label'");
        }

        return [.. options.EnumerateArray().Select(option => option.ValueKind is JsonValueKind.Object
            ? (Required(option, "id"), Required(option, "label"))
            : throw new FormatException("an option is an object with 'id' and 'label'"))];
    }

    private static string Required(JsonElement from, string name) =>
        Optional(from, name) ?? throw new FormatException($"'{name}' is missing");

    private static string? Optional(JsonElement from, string name)
    {
        if (!from.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind is JsonValueKind.String ? value.GetString() : throw new FormatException($"'{name}' is not a string");
    }
}
