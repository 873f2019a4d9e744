using System.Xml.Linq;
using TriageBot.Reports;

namespace TriageBot.Tests.Reports;

public class BarChartTests
{
    private static readonly XNamespace Svg = "";

    [Fact]
    public void Svg_OfBarsWithParts_SaysEachInWordsAndStripesTheParts()
    {
        var drawn = Drawn(new BarChart("demand", "Intakes by language", "unmet", [new("Spanish", 80, 20), new("Haitian Creole", 40, 0), new("Wolof", 10), new("other languages", null)]));

        ((string?)drawn.Attribute("role")).ShouldBe("img");
        drawn.Element(Svg + "title")!.Value.ShouldBe("Intakes by language");
        drawn.Element(Svg + "desc")!.Value.ShouldBe("Spanish: 80, unmet: 20. Haitian Creole: 40, unmet: 0. Wolof: 10, unmet: kept back. other languages: kept back");
        drawn.Elements(Svg + "text").Select(text => text.Value).ShouldBe(["unmet", "Spanish", "20 of 80", "Haitian Creole", "0 of 40", "Wolof", "* of 10", "other languages", "kept back"]);
        drawn.Elements(Svg + "rect").Where(bar => (string?)bar.Attribute("class") == "bar").Select(bar => (string)bar.Attribute("width")!).ShouldBe(["320", "160", "40"]);
        drawn.Elements(Svg + "rect").Where(bar => (string?)bar.Attribute("height") == "14" && (string?)bar.Attribute("class") == "edge").Select(bar => (string)bar.Attribute("width")!).ShouldBe(["14", "80"]);
    }

    [Fact]
    public void Svg_OfNamesThatAreMarkup_ShowsThemAsTheyAre() =>
        Drawn(new BarChart("x", "a & b", null, [new("<script>\"'&", 3)])).Descendants(Svg + "text").First().Value.ShouldBe("<script>\"'&");

    [Theory]
    [InlineData(0)]
    [InlineData(null)]
    public void Svg_OfNobody_IsStillAPicture(int? count) => Drawn(new BarChart("x", "Nobody", null, count is null ? [] : [new("Spanish", count)])).Name.LocalName.ShouldBe("svg");

    private static XElement Drawn(BarChart chart) => XElement.Parse(chart.Svg());
}
