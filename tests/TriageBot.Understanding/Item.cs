namespace TriageBot.Understanding;

/// <summary>A labelled text of <c>tests/TriageBot.Engine.Tests/Reading/labelled/&lt;tag&gt;.tsv</c>, or of <c>loose</c> beside it.</summary>
/// <param name="Set"><c>tune</c>: may be looked at while the bot is improved; <c>held</c>: never.</param>
/// <param name="Type">As the verb <c>read</c> names it.</param>
/// <param name="Detail">Tense of a date, options of a choice.</param>
/// <param name="Expected">Flags joined by +, a value, two candidates joined by /, or - for none.</param>
internal sealed record Item(string Tag, string Set, string Type, string Detail, string Text, string Expected)
{
    public static IReadOnlyList<Item> Load(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal).SelectMany(file => File.ReadLines(file).Skip(1).Where(line => line.Length > 0).Select(line => Of(Path.GetFileNameWithoutExtension(file), line))),
    ];

    private static Item Of(string tag, string line) => line.Split('\t') is [var set, var type, var detail, var text, var expected]
        ? new Item(tag, set, type, detail, text, expected.Trim())
        : throw new InvalidDataException($"{tag}: '{line}' has not five columns");
}
