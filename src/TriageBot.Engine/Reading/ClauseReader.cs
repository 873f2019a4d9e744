using System.Collections.Immutable;
using TriageBot.Engine.Reading.Model;

namespace TriageBot.Engine.Reading;

/// <summary>Cuts a text into clauses and tells what each speaks of.</summary>
internal sealed class ClauseReader(ConceptLexicons lexicons)
{
    /// <summary>What is denied, supposed, asked or over says nothing about now.</summary>
    private static readonly ulong Doubtful = Concepts.Mask("neg", "suppose", "question", "released");

    /// <returns>The clauses that state something of one of the wanted concepts, and of none of the others, in the order of the text.</returns>
    /// <param name="wanted">Out of <see cref="Concepts.Ids"/>.</param>
    /// <param name="others">What would make a clause answer something else as well.</param>
    public IEnumerable<string> About(string text, string language, ImmutableArray<string> wanted, IEnumerable<string> others)
    {
        var (asked, barred) = (Concepts.Mask(wanted), Concepts.Mask(others) | Doubtful);
        var tokens = Tokens.Of(text);
        var meanings = lexicons.Read(tokens, language);
        for (var start = 0; start < tokens.Length;)
        {
            var end = start + 1;
            while (end < tokens.Length && !Begins(tokens[end]))
            {
                end++;
            }

            var means = meanings[start..end].Aggregate(0UL, (all, one) => all | one);
            if ((means & asked) != 0 && (means & barred & ~asked) == 0)
            {
                yield return text[tokens[start].Start..tokens[end - 1].End];
            }

            start = end;
        }
    }

    // "On dec 4, 2023": a comma before a number parts nothing.
    private static bool Begins(Token token) => token.BeginsSentence || (token.BeginsClause && !token.IsNumber);
}
