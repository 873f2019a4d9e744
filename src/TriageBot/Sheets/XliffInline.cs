using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Sheets;

/// <summary>Names in braces as elements that a translation tool will not let anybody change.</summary>
internal static partial class XliffInline
{
    public static IEnumerable<XNode> Write(XNamespace ns, string text, RowKind kind)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var from = 0;
        for (var open = text.IndexOf('{', StringComparison.Ordinal); kind is RowKind.Text && open >= 0 && text.IndexOf('}', open) is > 0 and var close; open = text.IndexOf('{', from))
        {
            if (open > from)
            {
                yield return new XText(text[from..open]);
            }

            // An id may stand in a text once only.
            var name = text[(open + 1)..close];
            var count = counts[name] = counts.GetValueOrDefault(name) + 1;
            var id = count == 1 ? name : name + "-" + count.ToString(CultureInfo.InvariantCulture);
            yield return new XElement(ns + "ph", new XAttribute("id", id), new XAttribute("equiv-text", $"{{{name}}}"), $"{{{name}}}");
            from = close + 1;
        }

        if (from < text.Length)
        {
            yield return new XText(text[from..]);
        }
    }

    public static string Read(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText plain => Indents().Replace(plain.Value, ""),
                XElement { Name.LocalName: "ph" or "x" or "it" } held => Held(held),
                XElement marked => Read(marked),
                _ => "",
            });
        }

        return text.ToString();
    }

    // Some tools give back the element without what stood in it.
    private static string Held(XElement held) =>
        held.Value.Length > 0 ? held.Value : held.Attribute("equiv-text")?.Value ?? $"{{{held.Attribute("id")?.Value}}}";

    // Some tools indent elements inside a text even where they are told to preserve spaces; no text of ours has a line that begins with some.
    [GeneratedRegex("\\n {4,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Indents();
}
