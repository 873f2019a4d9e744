namespace TriageBot.Engine.Texts.Plain;

/// <summary>Counts the syllables of a Spanish word by its rules of spelling.</summary>
internal static class SpanishSyllables
{
    /// <param name="word">In lower case.</param>
    public static int Of(string word)
    {
        var syllables = 0;
        var before = '\0';
        for (var at = 0; at < word.Length; at++)
        {
            var letter = IsSilent(word, at) ? '\0' : word[at] is 'y' && at == word.Length - 1 ? 'i' : word[at];
            syllables += IsVowel(letter) && (!IsVowel(before) || (IsStrong(before) && IsStrong(letter))) ? 1 : 0;
            before = letter is 'h' ? before : letter;
        }

        return Math.Max(1, syllables);
    }

    // "que", "guerra".
    private static bool IsSilent(string word, int at) => word[at] is 'u' && at > 0 && word[at - 1] is 'q' or 'g' && at + 1 < word.Length && word[at + 1] is 'e' or 'i' or 'é' or 'í' && word[at] is 'u';

    private static bool IsVowel(char letter) => letter is 'i' or 'u' or 'ü' || IsStrong(letter);

    // An accent makes the weak ones strong: "día", "país".
    private static bool IsStrong(char letter) => letter is 'a' or 'e' or 'o' or 'á' or 'é' or 'ó' or 'í' or 'ú';
}
