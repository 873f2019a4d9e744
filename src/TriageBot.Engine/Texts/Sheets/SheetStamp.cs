using System.Text.RegularExpressions;

namespace TriageBot.Engine.Texts.Sheets;

/// <summary>What a row was exported from. Written <c>en:28d29061 was:e3b0c442</c>: a spreadsheet takes bare hex digits for numbers.</summary>
/// <param name="English">Stamp of the English text.</param>
/// <param name="Was">Stamp of the translation that stood there, whatever a spreadsheet does to its quotes and spaces.</param>
public sealed partial record SheetStamp(string English, string Was)
{
    public static string OfTranslation(string text) => SourceStamp.Of(Cleaned.Alike(text));

    public static SheetStamp? Parse(string? text) =>
        text is not null && Pattern().Match(text) is { Success: true } match ? new SheetStamp(match.Groups["en"].Value.ToLowerInvariant(), match.Groups["was"].Value.ToLowerInvariant()) : null;

    public override string ToString() => $"en:{English} was:{Was}";

    [GeneratedRegex("en:(?<en>[0-9a-fA-F]{8})\\s+was:(?<was>[0-9a-fA-F]{8})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
