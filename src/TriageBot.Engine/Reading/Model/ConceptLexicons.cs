using System.Collections.Frozen;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading.Model;

/// <summary>What words mean, in every language: compiled when a language is first met.</summary>
internal sealed class ConceptLexicons(IEnumerable<Locale> locales)
{
    private readonly FrozenDictionary<string, Lazy<ConceptLexicon>> _lexicons =
        locales.ToFrozenDictionary(locale => locale.Tag, locale => new Lazy<ConceptLexicon>(() => new ConceptLexicon(locale)), StringComparer.Ordinal);

    /// <summary>A bit for each of <see cref="Concepts.Ids"/>, for each token.</summary>
    public ulong[] Read(ReadOnlySpan<Token> tokens, string language)
    {
        var meanings = new ulong[tokens.Length];
        Look(language, tokens, meanings);
        if (language is not LinguaFranca.Tag)
        {
            Look(LinguaFranca.Tag, tokens, meanings);
        }

        return meanings;
    }

    private void Look(string language, ReadOnlySpan<Token> tokens, ulong[] meanings)
    {
        if (_lexicons.TryGetValue(language, out var lexicon))
        {
            lexicon.Value.Read(tokens, meanings);
        }
    }
}
