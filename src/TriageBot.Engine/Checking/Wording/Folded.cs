using System.Text;
using TriageBot.Engine.Reading;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>Words as the reader compares them: without case, accents and script variants.</summary>
internal static class Folded
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Folding.Append(folded, rune);
        }

        return folded.ToString().Trim();
    }

    /// <summary>Whether a word that begins like this is in the text; scripts without spaces have it anywhere.</summary>
    public static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsLetter(text[at - 1]) || text[at] >= '\u0E00')
            {
                return word.Length > 0;
            }
        }

        return false;
    }
}
