namespace TriageBot.Sheets;

/// <summary>Every format by name.</summary>
internal static class SheetFormats
{
    public static readonly IReadOnlyList<ISheetFormat> All = [new CsvSheet(), new XliffSheet(), new PoSheet()];

    public static ISheetFormat? Named(string name) => All.FirstOrDefault(format => string.Equals(format.Name, name, StringComparison.Ordinal));

    /// <summary>By the end of the file's name.</summary>
    public static ISheetFormat? Of(string path) => All.FirstOrDefault(format => format.Extensions.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase)));
}
