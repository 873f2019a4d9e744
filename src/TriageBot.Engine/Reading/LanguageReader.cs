using TriageBot.Engine.Reading.Flags;
using TriageBot.Engine.Reading.Model;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Tells the language by what was learned from examples; a locale that nothing was learned from yet, by words that only it has.</summary>
internal sealed class LanguageReader
{
    // Few known words among many unknown ones: another language that shares some.
    private const double FullCoverage = 0.5;

    private readonly PhraseTable<double[]> _words = new();
    private readonly PhraseTable<int> _names = new();
    private readonly IReadOnlyList<Locale> _locales;
    private readonly LearnedLanguages? _learned;
    private readonly Sounds[] _sounds;
    private readonly HashSet<string>[] _sounding;

    public LanguageReader(IReadOnlyList<Locale> locales, ReadingModel? model)
    {
        (_locales, _learned) = (locales, model is null ? null : new LearnedLanguages(model, locales));
        _sounds = [.. locales.Select(locale => new Sounds(locale.Typed("sounds")))];
        _sounding = [.. locales.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        foreach (var (phrase, weights) in _learned is { KnowsAll: true } ? [] : LanguageWords.Weights(locales))
        {
            _words.Add(phrase, weights);
            for (var i = 0; i < locales.Count; i++)
            {
                if (weights[i] > 0 && _sounds[i].Of(phrase) is { } sound)
                {
                    _sounding[i].Add(sound);
                }
            }
        }

        for (var i = 0; i < locales.Count; i++)
        {
            _names.AddAll(locales[i].Typed("language_names"), i);
        }
    }

    public LanguageReading Read(string text, ReadOnlySpan<Token> tokens, string? current)
    {
        if (_names.Whole(tokens, out var named))
        {
            return new LanguageReading(_locales[named].Tag, 1, [(_locales[named].Tag, 1)]);
        }

        if (_learned is null)
        {
            return ByWords(tokens, current);
        }

        var learned = _learned.Read(text, tokens, current);
        return _learned.KnowsAll || ByWords(tokens, current) is not { Confidence: >= Heard.Sure } words || _learned.Knows(words.Tag!) ? learned : words;
    }

    private LanguageReading ByWords(ReadOnlySpan<Token> tokens, string? current)
    {
        var evidence = new double[_locales.Count];
        var known = new int[_locales.Count];
        var words = Weigh(tokens, evidence, known);
        var total = evidence.Sum();
        if (total <= 0)
        {
            return LanguageReading.None;
        }

        var best = Best(evidence, current);
        var share = evidence[best] / total;
        var strength = 1 - Math.Exp(-1.6 * evidence[best]);
        var coverage = Math.Min(1, known[best] / (FullCoverage * words));
        return new LanguageReading(_locales[best].Tag, Math.Round(share * strength * coverage, 2), [(_locales[best].Tag, 1)]);
    }

    private int Weigh(ReadOnlySpan<Token> tokens, double[] evidence, int[] known)
    {
        var words = 0;
        for (var i = 0; i < tokens.Length;)
        {
            var length = _words.Longest(tokens, i, out var weights);
            words += tokens[i].Kind == TokenKind.Word ? Math.Max(1, length) : 0;
            for (var l = 0; l < evidence.Length && length > 0; l++)
            {
                evidence[l] += weights![l];
                known[l] += weights[l] > 0 ? length : 0;
            }

            if (length == 0)
            {
                WeighSound(tokens[i], evidence, known);
            }

            i += Math.Max(1, length);
        }

        return Math.Max(1, words);
    }

    // "ermano", "yevo": spelt as it sounds.
    private void WeighSound(Token token, double[] evidence, int[] known)
    {
        for (var l = 0; l < evidence.Length && token.Kind == TokenKind.Word; l++)
        {
            if (_sounds[l].Of(token.Text) is { } sound && _sounding[l].Contains(sound))
            {
                evidence[l] += LanguageWords.Heard;
                known[l]++;
            }
        }
    }

    private int Best(double[] evidence, string? current)
    {
        var best = 0;
        for (var i = 1; i < evidence.Length; i++)
        {
            if (evidence[i] > evidence[best] || (evidence[i] == evidence[best] && string.Equals(_locales[i].Tag, current, StringComparison.Ordinal)))
            {
                best = i;
            }
        }

        return best;
    }
}
