using System.Runtime.InteropServices;

namespace TriageBot.Engine.Reading.Model;

/// <summary>Cuts a text into what tells danger: its words, and what they mean in its language.</summary>
internal sealed class DangerCutter(ConceptLexicons lexicons)
{
    /// <param name="oldYear">The latest year that is long ago; 0 for none.</param>
    /// <returns>False when no word of it tells of danger: then nothing is cut.</returns>
    public bool Cut(string text, ReadOnlySpan<Token> tokens, string language, int oldYear, Pieces pieces)
    {
        pieces.Clear();
        var meanings = lexicons.Read(tokens, language);
        if (!Array.Exists(meanings, concepts => (concepts & Concepts.Telling) != 0))
        {
            return false;
        }

        var row = new List<ConceptWord>(tokens.Length);
        foreach (var (at, concepts) in meanings.Index())
        {
            if (concepts != 0)
            {
                row.Add(new ConceptWord(at, concepts));
            }
        }

        pieces.AddWords(tokens, oldYear);
        ConceptRow.Add(CollectionsMarshal.AsSpan(row), Asks(text, tokens), pieces);
        return true;
    }

    // Of this sentence, not of the one behind it.
    private static bool Asks(string text, ReadOnlySpan<Token> tokens) =>
        tokens.Length > 0
        && text.AsSpan(tokens[0].Start, Math.Min(text.Length, tokens[^1].End + 3) - tokens[0].Start).IndexOfAny("?？؟፧") >= 0;
}
