using TriageBot.Engine.Reading.Flags;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Tells the language by words that only one of the locales has. A word shared by several counts for each in part.</summary>
internal sealed class LanguageReader
{
    // Few known words among many unknown ones: another language that shares some.
    private const double FullCoverage = 0.5;

    private readonly PhraseTable<double[]> _words = new();
    private readonly PhraseTable<int> _names = new();
    private readonly IReadOnlyList<Locale> _locales;
    private readonly Sounds[] _sounds;
    private readonly HashSet<string>[] _sounding;

    public LanguageReader(IReadOnlyList<Locale> locales)
    {
        _locales = locales;
        _sounds = [.. locales.Select(locale => new Sounds(locale.Typed("sounds")))];
        _sounding = [.. locales.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        foreach (var (phrase, weights) in LanguageWords.Weights(locales))
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

    /// <summary>The locale's tag and 0–1; null and 0 when no word tells.</summary>
    public (string? Tag, double Confidence) Read(ReadOnlySpan<Token> tokens, string? current)
    {
        if (_names.Whole(tokens, out var named))
        {
            return (_locales[named].Tag, 1);
        }

        var evidence = new double[_locales.Count];
        var known = new int[_locales.Count];
        var words = Weigh(tokens, evidence, known);
        var total = evidence.Sum();
        if (total <= 0)
        {
            return (null, 0);
        }

        var best = Best(evidence, current);
        var share = evidence[best] / total;
        var strength = 1 - Math.Exp(-1.6 * evidence[best]);
        var coverage = Math.Min(1, known[best] / (FullCoverage * words));
        return (_locales[best].Tag, Math.Round(share * strength * coverage, 2));
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
