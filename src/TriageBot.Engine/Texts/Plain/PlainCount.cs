using System.Text.RegularExpressions;

namespace TriageBot.Engine.Texts.Plain;

/// <summary>What readability formulas go by.</summary>
internal sealed partial record PlainCount(int Sentences, int Words, int Syllables)
{
    public double WordsPerSentence => (double)Words / Sentences;

    public double SyllablesPerWord => (double)Syllables / Words;

    public static PlainCount Of(string text, Func<string, int> syllables)
    {
        // Nobody reads a placeholder; what it stands for is a name or a number.
        var read = Placeholder().Replace(text, "Ana");
        var sentences = Ends().Split(read).Select(sentence => Word().Matches(sentence).Select(word => word.Value.ToLowerInvariant()).ToList()).Where(sentence => sentence.Count > 0).ToList();
        return new PlainCount(sentences.Count, sentences.Sum(sentence => sentence.Count), sentences.Sum(sentence => sentence.Sum(syllables)));
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    // A line and a number of a menu begin something new as well.
    [GeneratedRegex(@"[.!?:;\n]+|(?<=^|\s)[0-9]{1,2}(?=\s)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ends();

    [GeneratedRegex(@"\p{L}[\p{L}'’]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
