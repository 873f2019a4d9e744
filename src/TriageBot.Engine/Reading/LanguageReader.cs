using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Tells the language by words that only one of the locales has. A word shared by several counts for each in part.</summary>
internal sealed class LanguageReader
{
    private const double Greeting = 2.5;
    private const double Function = 1;
    private const double Typed = 0.7;

    // A word of the locale's own texts: many of them, so that a new locale is told apart before its lists are long.
    private const double Text = 0.5;

    // Few known words among many unknown ones: another language that shares some.
    private const double FullCoverage = 0.5;

    private static readonly (string Key, double Weight)[] Lists =
    [
        ("greetings", Greeting), ("function_words", Function), ("polite", Function),
        ("yes_first", Typed), ("no_first", Typed), ("not_sure", Typed), ("keywords.help", Greeting), ("keywords.person", Typed),
        ("keywords.delete", Typed), ("keywords.language", Typed), ("keywords.back", Typed), ("keywords.restart", Typed),
        ("keywords.stop", Typed), ("keywords.exit", Typed), ("keywords.start", Typed),
    ];

    private readonly PhraseTable<double[]> _words = new();
    private readonly PhraseTable<int> _names = new();
    private readonly IReadOnlyList<Locale> _locales;

    public LanguageReader(IReadOnlyList<Locale> locales)
    {
        _locales = locales;
        foreach (var (phrase, weights) in Weights(locales))
        {
            _words.Add(phrase, weights);
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

            i += Math.Max(1, length);
        }

        return Math.Max(1, words);
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

    // The same words, typed with or without accents, must meet: they are compared as tokens.
    private static Dictionary<string, double[]> Weights(IReadOnlyList<Locale> locales)
    {
        var weights = new Dictionary<string, double[]>(StringComparer.Ordinal);
        for (var i = 0; i < locales.Count; i++)
        {
            foreach (var (key, weight) in Lists)
            {
                foreach (var entry in locales[i].Typed(key))
                {
                    Weigh(weights, string.Join(' ', Tokens.Of(entry).Select(token => token.Text)), weight, i, locales.Count);
                }
            }

            foreach (var word in TextWords(locales[i]))
            {
                Weigh(weights, word, Text, i, locales.Count);
            }
        }

        foreach (var row in weights.Values)
        {
            var sharers = row.Count(weight => weight > 0);
            for (var i = 0; i < row.Length; i++)
            {
                row[i] /= sharers;
            }
        }

        return weights;
    }

    private static void Weigh(Dictionary<string, double[]> weights, string phrase, double weight, int locale, int locales)
    {
        if (!weights.TryGetValue(phrase, out var row))
        {
            weights[phrase] = row = new double[locales];
        }

        row[locale] = Math.Max(row[locale], weight);
    }

    private static IEnumerable<string> TextWords(Locale locale) => locale.Common.Values
        .Concat(locale.Dialogs.Values.SelectMany(texts => texts.Values))
        .SelectMany(text => Tokens.Of(text.Text))
        .Where(token => token.Kind == TokenKind.Word && token.Text.Length > 2)
        .Select(token => token.Text)
        .Distinct(StringComparer.Ordinal);
}
