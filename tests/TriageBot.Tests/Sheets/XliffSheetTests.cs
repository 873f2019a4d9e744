using System.Text;
using System.Xml.Linq;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Sheets;

namespace TriageBot.Tests.Sheets;

/// <summary>Against what the XLIFF 1.2 specification asks of a document.</summary>
public class XliffSheetTests
{
    private static readonly XNamespace Ns = "urn:oasis:names:tc:xliff:document:1.2";

    [Fact]
    public void Write_OfASheet_HoldsWhatTheStandardAsks()
    {
        var root = XDocument.Load(new MemoryStream(new XliffSheet().Write(EveryLocale.Sheet("ar")))).Root!;

        root.Name.ShouldBe(Ns + "xliff");
        root.Attribute("version")!.Value.ShouldBe("1.2");
        root.Descendants().ShouldAllBe(element => element.Name.Namespace == Ns);
        root.Elements().ShouldAllBe(file => file.Name == Ns + "file" && new[] { "original", "source-language", "datatype" }.All(name => file.Attribute(name) != null) && file.Elements().Single().Name == Ns + "body");
        root.Descendants(Ns + "body").ShouldAllBe(body => body.Elements().Select(unit => unit.Attribute("id")!.Value).Distinct().Count() == body.Elements().Count());
        root.Descendants(Ns + "trans-unit").ShouldAllBe(unit => unit.Elements().First().Name == Ns + "source" && unit.Elements(Ns + "source").Count() == 1 && unit.Elements(Ns + "target").Count() <= 1);
        root.Descendants(Ns + "source").Concat(root.Descendants(Ns + "target")).ShouldAllBe(text => text.Elements().Select(held => held.Attribute("id")!.Value).Distinct().Count() == text.Elements().Count());
    }

    [Fact]
    public void Write_OfNamesInBraces_LocksThem()
    {
        var units = XDocument.Load(new MemoryStream(new XliffSheet().Write(EveryLocale.Sheet("es")))).Descendants(Ns + "trans-unit").ToDictionary(unit => unit.Attribute("id")!.Value);

        units["common.safety.self-harm"].Element(Ns + "target")!.Elements(Ns + "ph").Select(held => (held.Attribute("id")!.Value, held.Value))
            .ShouldBe([("phone.crisis_line", "{phone.crisis_line}"), ("phone.crisis_line-2", "{phone.crisis_line}"), ("phone.police", "{phone.police}")]);
        units["intake.topic.options"].Attribute("translate")!.Value.ShouldBe("no");
    }

    [Theory]
    [InlineData("<target state='final'>A <ph id='hotline'/> b</target>", "A {hotline} b", true)]
    [InlineData("<target state='needs-review-translation'>A <x id='x1' equiv-text='{hotline}'/></target>", "A {hotline}", false)]
    [InlineData("<target state='needs-translation'><g id='1'>A <mrk mtype='seg'>b</mrk></g></target>", "A b", null)]
    [InlineData("<target state='translated' state-qualifier='leveraged-mt'>A</target>", "A", false)]
    [InlineData("<target>A</target>", "A", null)]
    [InlineData("", "", null)]
    public void Read_OfATarget_KnowsItsTextAndState(string target, string text, bool? done)
    {
        var file = $"<xliff version='1.2' xmlns='{Ns}'>\n<file target-language='es'><body><trans-unit id='common.help'>\n<source>Hi</source>{target}</trans-unit></body></file></xliff>";

        var read = new XliffSheet().Read(Encoding.UTF8.GetBytes(file), "es");

        read.Tag.ShouldBe("es");
        read.Lines.ShouldBe([new SheetLine(2, "common.help", null, "Hi", text, done)]);
    }

    [Theory]
    [InlineData("<xliff")]
    [InlineData("<html/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><xliff>&a;</xliff>")]
    public void Read_OfWhatIsNoXliff_SaysSo(string file) =>
        new XliffSheet().Read(Encoding.UTF8.GetBytes(file), "es").Problems.ShouldHaveSingleItem().Code.ShouldBe("sheet-xliff");
}
