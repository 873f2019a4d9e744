using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading.PrivateNumbers;

/// <summary>Words of every locale that say what a number is.</summary>
internal sealed class SaidWords
{
    private static readonly (string Key, PrivateKind Kind)[] Lists =
    [
        ("private_numbers.a_number", PrivateKind.ANumber),
        ("private_numbers.ssn", PrivateKind.Ssn),
        ("private_numbers.passport", PrivateKind.Passport),
        ("private_numbers.card", PrivateKind.Card),
        ("private_numbers.keep", PrivateKind.Keep),
        ("private_numbers.between", PrivateKind.Between),
    ];

    private readonly PhraseTable<PrivateKind> _phrases = new();
    private readonly Dictionary<PrivateKind, string> _labels = [];

    public SaidWords(IEnumerable<Locale> locales)
    {
        // Staff read English, so its words stand where a number stood.
        foreach (var locale in locales.OrderByDescending(locale => locale.Tag is SourceStamp.Source))
        {
            foreach (var (key, kind) in Lists)
            {
                _phrases.AddAll(locale.Typed(key), kind);
                if (locale.Typed(key) is [var first, ..])
                {
                    _labels.TryAdd(kind, first);
                }
            }
        }
    }

    public IEnumerable<string> Labels => _labels.Where(label => label.Key is not (PrivateKind.Keep or PrivateKind.Between)).Select(label => label.Value);

    public string? LabelOf(PrivateKind kind) => _labels.GetValueOrDefault(kind);

    public SaidInText In(Token[] tokens)
    {
        var phrases = new (PrivateKind Kind, int Length)?[tokens.Length];
        var ends = new PrivateKind?[tokens.Length];
        for (var i = 0; i < tokens.Length;)
        {
            var length = _phrases.Longest(tokens, i, out var kind);
            if (length == 0 && IsSign(tokens, i))
            {
                (length, kind) = (1, PrivateKind.ANumber);
            }

            if (length == 0)
            {
                i++;
                continue;
            }

            phrases[i] = (kind, length);
            Array.Fill(ends, kind, i, length);
            i += length;
        }

        return new SaidInText(tokens, phrases, ends);
    }

    // "A#", in every language.
    private static bool IsSign(Token[] tokens, int at) => tokens[at].Text is "a" && at + 1 < tokens.Length && tokens[at + 1].Before is '#';
}
