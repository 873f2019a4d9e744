using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

internal static class TypedWords
{
    /// <summary>A locale's word list; empty when the locale has none.</summary>
    public static IReadOnlyList<string> Typed(this Locale locale, string key) =>
        locale.Words.TryGetValue(key, out var list) ? list.Entries : [];

    /// <summary>Every list below a key that ends in a number: <c>months.1</c>, <c>numbers.1000</c>.</summary>
    public static IEnumerable<(long Number, IReadOnlyList<string> Entries)> Numbered(this Locale locale, string key)
    {
        foreach (var (name, list) in locale.Words)
        {
            if (name.Length > key.Length + 1
                && name[key.Length] == '.'
                && name.StartsWith(key, StringComparison.Ordinal)
                && long.TryParse(name.AsSpan(key.Length + 1), System.Globalization.CultureInfo.InvariantCulture, out var number))
            {
                yield return (number, list.Entries);
            }
        }
    }
}
