using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>How much each word speaks for each locale.</summary>
internal static class LanguageWords
{
    private const double Greeting = 2.5;
    private const double Function = 1;
    private const double Typed = 0.7;

    // Also a word of the locale's own texts: many of them, so that a new locale is told apart before its lists are long.
    public const double Heard = 0.5;

    // Not the lists of answers: they hold other languages' words too, because people mix.
    private static readonly (string Key, double Weight)[] Lists =
    [
        ("greetings", Greeting), ("keywords.help", Greeting), ("function_words", Function), ("months.", Function), ("weekdays.", Function),
        ("keywords.stop", Typed), ("keywords.exit", Typed), ("keywords.start", Typed), ("keywords.person", Typed), ("keywords.delete", Typed),
        ("keywords.language", Typed), ("keywords.back", Typed), ("keywords.restart", Typed), ("red_flags.", Heard), ("sets.", Heard),
    ];

    // The same words, typed with or without accents, must meet: they are compared as tokens.
    public static Dictionary<string, double[]> Weights(IReadOnlyList<Locale> locales)
    {
        var weights = new Dictionary<string, double[]>(StringComparer.Ordinal);
        for (var i = 0; i < locales.Count; i++)
        {
            foreach (var (phrase, weight) in Vocabulary(locales[i]))
            {
                Weigh(weights, phrase, weight, i, locales.Count);
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

    private static IEnumerable<(string Phrase, double Weight)> Vocabulary(Locale locale)
    {
        foreach (var (key, weight) in Lists)
        {
            foreach (var (name, list) in locale.Words.Where(list => string.Equals(list.Key, key, StringComparison.Ordinal) || (key[^1] == '.' && list.Key.StartsWith(key, StringComparison.Ordinal))))
            {
                foreach (var phrase in list.Entries.SelectMany(entry => key is "red_flags." or "sets." ? PatternWords(entry) : [Joined(entry)]))
                {
                    yield return (phrase, weight);
                }
            }
        }

        foreach (var word in TextWords(locale))
        {
            yield return (word, Heard);
        }
    }

    private static string Joined(string entry) => string.Join(' ', Tokens.Of(entry).Select(token => token.Text));

    private static IEnumerable<string> PatternWords(string pattern) => Tokens.Of(pattern)
        .Where(token => token.Kind == TokenKind.Word && token.Text.Length > 3 && token.Before is not '<')
        .Select(token => token.Text);

    private static IEnumerable<string> TextWords(Locale locale) => locale.Common.Values
        .Concat(locale.Dialogs.Values.SelectMany(texts => texts.Values))
        .SelectMany(text => Tokens.Of(text.Text))
        .Where(token => token.Kind == TokenKind.Word && token.Text.Length > 2)
        .Select(token => token.Text)
        .Distinct(StringComparer.Ordinal);
}
