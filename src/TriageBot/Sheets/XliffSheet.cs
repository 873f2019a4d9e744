using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Sheets;

/// <summary>XLIFF 1.2 (OASIS, 1 February 2008), which translation tools of all kinds read.</summary>
internal sealed class XliffSheet : ISheetFormat
{
    private static readonly XNamespace Ns = "urn:oasis:names:tc:xliff:document:1.2";

    /// <summary>States in which somebody vouches for a target. A text that stands where one was asked for ("needs-translation") was put there by somebody too, but nobody says so.</summary>
    private static readonly string[] Done = ["translated", "final", "signed-off"];

    private static readonly string[] Asked = ["new", "needs-translation"];

    private static readonly string[] ByMachine = ["mt-suggestion", "leveraged-mt"];

    public string Name => "xliff";

    public ImmutableArray<string> Extensions => [".xlf", ".xliff"];

    public byte[] Write(Sheet sheet)
    {
        var files = sheet.Rows.GroupBy(row => row.File, StringComparer.Ordinal).Select(rows => new XElement(
            Ns + "file",
            new XAttribute("original", rows.Key),
            new XAttribute("source-language", SourceStamp.Source),
            new XAttribute("target-language", sheet.Tag),
            new XAttribute("datatype", "plaintext"),
            new XElement(Ns + "body", Lines(1, rows.Select(Unit)))));
        var document = new XDocument(new XElement(Ns + "xliff", new XAttribute("version", "1.2"), Lines(0, files)));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.None }))
        {
            document.Save(writer);
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }

    public ReadSheet Read(byte[] file, string tag)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(file), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo).Root!;

            // By local name: some tools write the older 1.1 namespace, or none.
            if (root.Name.LocalName is not "xliff")
            {
                return ReadSheet.Broken(1, "sheet-xliff", $"The file begins with <{root.Name.LocalName}>, not with <xliff>.", "Save it as XLIFF 1.2.");
            }

            return new ReadSheet(
                root.Elements().Select(element => element.Attribute("target-language")?.Value).FirstOrDefault(language => language is not null),
                [.. root.Descendants().Where(element => element.Name.LocalName is "trans-unit").Select(Line)],
                []);
        }
        catch (XmlException broken)
        {
            return ReadSheet.Broken(broken.LineNumber, "sheet-xliff", $"This is not XML: {broken.Message}", "Save it again in the translation tool as XLIFF 1.2.");
        }
    }

    private static XElement Unit(SheetRow row) => new(
        Ns + "trans-unit",
        new XAttribute("id", row.Id),
        new XAttribute("resname", row.Id),
        row.Kind is RowKind.Stored ? new XAttribute("translate", "no") : null,
        new XAttribute(XNamespace.Xml + "space", "preserve"),
        new XAttribute("extradata", row.Stamp.ToString()),
        Lines(2, Parts(row)));

    private static IEnumerable<XElement> Parts(SheetRow row)
    {
        yield return new XElement(Ns + "source", XliffInline.Write(Ns, row.English, row.Kind));
        yield return new XElement(Ns + "target", States(row.State), XliffInline.Write(Ns, row.Was, row.Kind));
        foreach (var note in SheetWords.Notes(row))
        {
            yield return new XElement(Ns + "note", new XAttribute("from", "developer"), note);
        }
    }

    // Each on a line of its own. The writer's own indenting would put spaces into texts that begin with an element.
    private static IEnumerable<XNode> Lines(int depth, IEnumerable<XElement> elements) =>
        elements.SelectMany(element => new XNode[] { new XText("\n" + new string(' ', 2 * (depth + 1))), element }).Append(new XText("\n" + new string(' ', 2 * depth)));

    private static XAttribute[] States(RowState state) => state switch
    {
        RowState.Missing => [new("state", "needs-translation")],
        RowState.Stale => [new("state", "needs-review-translation"), new("state-qualifier", "fuzzy-match")],
        RowState.Draft => [new("state", "needs-review-translation"), new("state-qualifier", "mt-suggestion")],
        RowState.Locked => [new("state", "final")],
        _ => [new("state", "translated")],
    };

    private static SheetLine Line(XElement unit)
    {
        var parts = unit.Elements().ToLookup(element => element.Name.LocalName, StringComparer.Ordinal);
        var target = parts["target"].FirstOrDefault();
        var id = unit.Attribute("resname")?.Value ?? unit.Attribute("id")?.Value ?? "";
        return new SheetLine(
            ((IXmlLineInfo)unit).LineNumber,
            id,
            SheetStamp.Parse(unit.Attribute("extradata")?.Value),
            parts["source"].FirstOrDefault() is { } source ? XliffInline.Read(source) : null,
            target is null ? "" : XliffInline.Read(target),
            IsDone(target?.Attribute("state")?.Value, target?.Attribute("state-qualifier")?.Value));
    }

    private static bool? IsDone(string? state, string? qualifier) => state switch
    {
        _ when ByMachine.Contains(qualifier, StringComparer.Ordinal) => false,
        null => null,
        _ when Asked.Contains(state, StringComparer.Ordinal) => null,
        _ => Done.Contains(state, StringComparer.Ordinal),
    };
}
