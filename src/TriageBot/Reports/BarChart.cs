using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace TriageBot.Reports;

/// <param name="Whole">Null where it is kept back.</param>
/// <param name="Part">Of it; null where it is kept back, or the chart has no parts.</param>
internal sealed record Bar(string Label, int? Whole, int? Part = null);

/// <summary>Bars as SVG, in the colours of the page: each with its name and number in letters, the part of it striped. As wide as a small phone.</summary>
/// <param name="Id">Of letters; of its own on the page.</param>
/// <param name="Part">What the part is called; null without parts.</param>
internal sealed record BarChart(string Id, string Title, string? Part, ImmutableArray<Bar> Bars)
{
    private const int Width = 320;
    private const int Line = 44;
    private const string KeptBack = "kept back";

    public string Svg()
    {
        var legend = Part is null ? 0 : 26;
        var most = Math.Max(1, Bars.Max(bar => bar.Whole) ?? 1);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" role=\"img\" viewBox=\"0 0 {Width} {legend + (Bars.Length * Line)}\" aria-labelledby=\"{Id}-title {Id}-desc\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{Id}-title\">{Text(Title)}</title><desc id=\"{Id}-desc\">{Text(string.Join(". ", Bars.Select(Said)))}</desc>");
        svg.Append(CultureInfo.InvariantCulture, $"<defs><pattern id=\"{Id}-stripes\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"gap\"/><rect width=\"3\" height=\"6\" class=\"bar\"/></pattern></defs>");
        if (Part is not null)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"edge\" x=\"1\" y=\"3\" width=\"14\" height=\"14\" fill=\"url(#{Id}-stripes)\"/><text x=\"22\" y=\"15\">{Text(Part)}</text>");
        }

        for (var i = 0; i < Bars.Length; i++)
        {
            Draw(svg, Bars[i], legend + (i * Line), most);
        }

        return svg.Append("</svg>").ToString();
    }

    private void Draw(StringBuilder svg, Bar bar, int top, int most)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{top + 15}\">{Text(Short(bar.Label))}</text><text class=\"number\" x=\"{Width}\" y=\"{top + 15}\">{Text(Number(bar))}</text>");
        if (bar.Whole is not { } whole)
        {
            return;
        }

        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar\" x=\"0\" y=\"{top + 21}\" width=\"{Length(whole, most)}\" height=\"14\"/>");
        if (bar.Part is > 0 and { } part)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"edge\" x=\"0\" y=\"{top + 21}\" width=\"{Length(part, most)}\" height=\"14\" fill=\"url(#{Id}-stripes)\"/>");
        }
    }

    private string Said(Bar bar) => $"{bar.Label}: {Count(bar.Whole)}{(Part is null || bar.Whole is null ? "" : $", {Part}: {Count(bar.Part)}")}";

    private string Number(Bar bar) => Part is null || bar.Whole is null ? Count(bar.Whole) : $"{bar.Part?.ToString(CultureInfo.InvariantCulture) ?? "*"} of {Count(bar.Whole)}";

    private static string Count(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? KeptBack;

    // Long names run into the number: the table beside has them whole.
    private static string Short(string label) => label.Length <= 28 ? label : string.Concat(label.AsSpan(0, 27).TrimEnd(), "…");

    private static string Length(int count, int most) => (Math.Max(0, (double)count) * Width / most).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
