using System.Text;

namespace TriageBot.Engine.Texts;

/// <summary>Texts with <c>{placeholders}</c>.</summary>
public static class Template
{
    /// <summary>Fills in what is known and leaves an unknown placeholder as it stands, where <c>check</c> finds it.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> always, ReadOnlySpan<(string Name, string Value)> arguments)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            return text;
        }

        var filled = new StringBuilder(text.Length + 32);
        var rest = text.AsSpan();
        while (Next(rest, out var before, out var name, out var after))
        {
            filled.Append(before);
            filled.Append(Value(name, always, arguments) ?? $"{{{name}}}");
            rest = after;
        }

        return filled.Append(rest).ToString();
    }

    /// <summary>Names in order of appearance, repeats included.</summary>
    public static IReadOnlyList<string> Placeholders(string text)
    {
        var names = new List<string>();
        var rest = text.AsSpan();
        while (Next(rest, out _, out var name, out var after))
        {
            names.Add(name);
            rest = after;
        }

        return names;
    }

    private static bool Next(ReadOnlySpan<char> text, out ReadOnlySpan<char> before, out string name, out ReadOnlySpan<char> after)
    {
        var open = text.IndexOf('{');
        var length = open < 0 ? -1 : text[(open + 1)..].IndexOf('}');
        if (length < 0)
        {
            before = after = default;
            name = "";
            return false;
        }

        before = text[..open];
        name = text.Slice(open + 1, length).ToString();
        after = text[(open + length + 2)..];
        return true;
    }

    private static string? Value(string name, IReadOnlyDictionary<string, string> always, ReadOnlySpan<(string Name, string Value)> arguments)
    {
        foreach (var (key, value) in arguments)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return always.GetValueOrDefault(name);
    }
}
