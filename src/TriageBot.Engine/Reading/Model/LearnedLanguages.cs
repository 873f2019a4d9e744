using System.Collections.Frozen;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading.Model;

/// <summary>Tells the language of a text by the bits of its words.</summary>
internal sealed class LearnedLanguages
{
    /// <summary>How much the conversation's own language is ahead.</summary>
    private const float Current = 1;

    /// <summary>How much a greeting or a cry for help that only one language has speaks for it: short texts have little else.</summary>
    private const float Opening = 3;

    private const float Likely = 0.12f;
    private const int MostLikely = 3;

    /// <summary>What is left of the confidence when no word was ever seen: letters alone tell little, unless their script has few languages.</summary>
    private const double Unseen = 0.55;
    private const double UnseenScript = 0.8;

    private readonly LinearModel _model;
    private readonly FrozenSet<string> _locales;
    private readonly PhraseTable<string?> _openings = new();

    public LearnedLanguages(ReadingModel model, IReadOnlyCollection<Locale> locales)
    {
        _model = model.Languages;
        _locales = locales.Select(locale => locale.Tag).ToFrozenSet(StringComparer.Ordinal);
        KnowsAll = _locales.All(Knows);

        // Everybody lists English ones too.
        foreach (var locale in locales.OrderBy(locale => locale.Tag is not LinguaFranca.Tag))
        {
            foreach (var phrase in locale.Typed("greetings").Concat(locale.Typed("keywords.help")))
            {
                var words = Tokens.Of(phrase);
                var isKnown = _openings.Whole(words, out var tag);
                _openings.Set(phrase, !isKnown || string.Equals(tag, locale.Tag, StringComparison.Ordinal) ? locale.Tag : tag is LinguaFranca.Tag ? LinguaFranca.Tag : null);
            }
        }
    }

    public bool KnowsAll { get; }

    public bool Knows(string tag) => _model.Classes.Contains(tag, StringComparer.Ordinal);

    public LanguageReading Read(string text, ReadOnlySpan<Token> tokens, string? current)
    {
        var pieces = new Pieces();
        pieces.AddSpelling(text, tokens);
        if (pieces.All.Length == 0)
        {
            return LanguageReading.None;
        }

        Span<float> likely = stackalloc float[_model.Classes.Count];
        _model.Score(pieces.All, likely);
        _openings.Longest(tokens, 0, out var opened);
        for (var c = 0; c < likely.Length; c++)
        {
            likely[c] += string.Equals(_model.Classes[c], current, StringComparison.Ordinal) ? Current : 0;
            likely[c] += string.Equals(_model.Classes[c], opened, StringComparison.Ordinal) ? Opening : 0;
            likely[c] = _locales.Contains(_model.Classes[c]) ? likely[c] : float.MinValue;
        }

        Probabilities.Softmax(likely, 1);
        var values = likely.ToArray();
        var ranked = Enumerable.Range(0, values.Length).OrderByDescending(c => values[c]).Take(MostLikely).Where((c, place) => place == 0 || values[c] >= Likely).ToArray();
        var best = ranked[0];
        return new LanguageReading(_model.Classes[best], Math.Round(values[best] * Seen(tokens), 2), [.. ranked.Select(c => (_model.Classes[c], values[c]))]);
    }

    private double Seen(ReadOnlySpan<Token> tokens)
    {
        var (words, seen, foreign) = (0, 0, false);
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Word)
            {
                words++;
                seen += _model.Knows(Hashing.Of('w', token.Text)) ? 1 : 0;
                foreign |= token.Text[0] >= '\u0370';
            }
        }

        var least = foreign ? UnseenScript : Unseen;
        return words == 0 ? 0 : least + ((1 - least) * Math.Min(1, 2.0 * seen / words));
    }
}
