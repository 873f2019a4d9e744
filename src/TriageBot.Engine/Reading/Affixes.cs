using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Little words that a language writes onto others: "목요일에", "perşembeye", "والخميس".</summary>
internal sealed class Affixes(Locale locale)
{
    private const int ShortestStem = 2;

    private readonly string[] _before = Folded(locale.Typed("affixes.before"));
    private readonly string[] _after = Folded(locale.Typed("affixes.after"));

    /// <summary>What is left of a word without one of them in front, behind, or both; the longest are taken off first.</summary>
    public IEnumerable<string> Stems(string word)
    {
        foreach (var ending in _after.Where(ending => Ends(word, ending)))
        {
            yield return word[..^ending.Length];
        }

        foreach (var beginning in _before.Where(beginning => word.Length >= beginning.Length + ShortestStem && word.StartsWith(beginning, StringComparison.Ordinal)))
        {
            var rest = word[beginning.Length..];
            yield return rest;
            foreach (var ending in _after.Where(ending => Ends(rest, ending)))
            {
                yield return rest[..^ending.Length];
            }
        }
    }

    private static bool Ends(string word, string ending) => word.Length >= ending.Length + ShortestStem && word.EndsWith(ending, StringComparison.Ordinal);

    // An ending may begin with a vowel sign, which no token can: it is folded behind a letter.
    private static string[] Folded(IReadOnlyList<string> entries) =>
        [.. entries.Select(entry => Tokens.Of("x" + entry)).Where(tokens => tokens is [{ Text: [ 'x', _, .. ] }]).Select(tokens => tokens[0].Text[1..]).Distinct(StringComparer.Ordinal).OrderByDescending(text => text.Length)];
}
