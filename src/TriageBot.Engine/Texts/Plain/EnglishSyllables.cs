namespace TriageBot.Engine.Texts.Plain;

/// <summary>Counts the syllables of an English word by its letters: right for nine in ten.</summary>
internal static class EnglishSyllables
{
    private const string Vowels = "aeiouy";

    /// <param name="word">In lower case.</param>
    public static int Of(string word)
    {
        var groups = 0;
        for (var at = 0; at < word.Length; at++)
        {
            groups += Vowels.Contains(word[at], StringComparison.Ordinal) && (at == 0 || !Vowels.Contains(word[at - 1], StringComparison.Ordinal)) ? 1 : 0;
        }

        return Math.Max(1, groups - Silent(word) + Split(word));
    }

    // "home", "homes", "locked"; but not "table", "wanted", "judges".
    private static int Silent(string word)
    {
        if (word.Length > 3 && word[^1] is 'e' && !Vowels.Contains(word[^2], StringComparison.Ordinal) && (word[^2] is not 'l' || Vowels.Contains(word[^3], StringComparison.Ordinal)))
        {
            return 1;
        }

        return word.Length > 3 && ((word.EndsWith("ed", StringComparison.Ordinal) && word[^3] is not ('t' or 'd'))
            || (word.EndsWith("es", StringComparison.Ordinal) && word[^3] is not ('s' or 'c' or 'g' or 'z' or 'x' or 'h' or 'i'))) && !Vowels.Contains(word[^3], StringComparison.Ordinal) ? 1 : 0;
    }

    // "immigration" is no "tion" of two; "violent", "period", "idea" are.
    private static int Split(string word) => word.Contains("io", StringComparison.Ordinal) && !word.Contains("tio", StringComparison.Ordinal) && !word.Contains("sio", StringComparison.Ordinal) ? 1
        : word.EndsWith("ea", StringComparison.Ordinal) && word.Length > 3 ? 1 : 0;
}
