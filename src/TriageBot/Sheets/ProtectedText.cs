using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TriageBot.Sheets;

/// <summary>A text on its way through a translator: what must come back as it is travels as a number in braces.</summary>
/// <param name="Text">What the translator gets.</param>
internal sealed partial record ProtectedText(string Text, ImmutableArray<string> Held)
{
    /// <param name="entries">Parts that are already translated, such as the lines of a menu, in the order they stand in the text.</param>
    public static ProtectedText Of(string text, IEnumerable<(string From, string To)> entries)
    {
        var held = ImmutableArray.CreateBuilder<string>();
        var hidden = new StringBuilder();
        var from = 0;
        foreach (var (part, value) in Parts(text, entries))
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            held.Add(value);
            hidden.Append(text, from, at - from).Append('{').Append(held.Count.ToString(CultureInfo.InvariantCulture)).Append('}');
            from = at + part.Length;
        }

        return new ProtectedText(hidden.Append(text, from, text.Length - from).ToString(), held.ToImmutable());
    }

    /// <summary>With everything in its place again; null where something was lost, doubled or invented on the way.</summary>
    public string? Restore(string translated)
    {
        var seen = Marks().Matches(translated).Select(mark => mark.Groups["n"].Value).Order(StringComparer.Ordinal);
        var sent = Enumerable.Range(1, Held.Length).Select(n => n.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal);
        return seen.SequenceEqual(sent, StringComparer.Ordinal) && Marks().Replace(translated, "").AsSpan().IndexOfAny('{', '}') < 0
            ? Marks().Replace(translated, mark => Held[int.Parse(mark.Groups["n"].Value, CultureInfo.InvariantCulture) - 1]).Trim()
            : null;
    }

    // Names in braces stand for themselves.
    private static IEnumerable<(string Part, string Value)> Parts(string text, IEnumerable<(string From, string To)> entries)
    {
        var parts = new List<(int At, string Part, string Value)>();
        var from = 0;
        foreach (var (part, value) in entries)
        {
            if (text.IndexOf(part, from, StringComparison.Ordinal) is >= 0 and var at)
            {
                parts.Add((at, part, value));
                from = at + part.Length;
            }
        }

        parts.AddRange(Names().Matches(text).Select(name => (name.Index, name.Value, name.Value)));
        return parts.OrderBy(part => part.At).Select(part => (part.Part, part.Value));
    }

    [GeneratedRegex(@"\{(?<n>[1-9][0-9]?)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
