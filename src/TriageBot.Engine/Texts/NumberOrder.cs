namespace TriageBot.Engine.Texts;

/// <summary>Phone numbers between words that run from the right.</summary>
internal static class NumberOrder
{
    // Behind Arabic letters hyphens part a number, and every phone shows 1-800-799-7233 as 7233-799-800-1. This mark, which nobody sees, is a
    // letter from the left as far as direction goes. A single mark in front is enough; the pair of isolates would cost two.
    private const char LeftToRightMark = '\u200E';

    /// <summary>The values as they are put into texts of the locale.</summary>
    public static IReadOnlyDictionary<string, string> Kept(Locale locale, IReadOnlyDictionary<string, string> values) => locale.RightToLeft ? RightToLeft(values) : values;

    /// <summary>As they are put into texts that run from the right.</summary>
    public static IReadOnlyDictionary<string, string> RightToLeft(IReadOnlyDictionary<string, string> values) =>
        values.ToDictionary(value => value.Key, value => IsParted(value.Value) ? LeftToRightMark + value.Value : value.Value, StringComparer.Ordinal);

    private static bool IsParted(string value) => value.Contains('-', StringComparison.Ordinal) && value.All(sign => char.IsAsciiDigit(sign) || sign is '-');
}
