using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Keywords of every locale, only when the whole message is one: "Ending my lease" is no END.</summary>
internal sealed class KeywordReader
{
    private static readonly (string Key, Keyword Keyword)[] Lists =
    [
        // Opt-out first: where two locales differ on a word, the carrier's meaning wins.
        ("keywords.stop", Keyword.Stop),
        ("keywords.stop_elsewhere", Keyword.Stop),
        ("keywords.start", Keyword.Start),
        ("keywords.help", Keyword.Help),
        ("keywords.exit", Keyword.Exit),
        ("keywords.delete", Keyword.Delete),
        ("keywords.person", Keyword.Person),
        ("keywords.language", Keyword.Language),
        ("keywords.back", Keyword.Back),
        ("keywords.restart", Keyword.Restart),
    ];

    private readonly PhraseTable<Keyword?> _words = new();

    public KeywordReader(IReadOnlyList<Locale> locales)
    {
        foreach (var (key, keyword) in Lists)
        {
            foreach (var locale in locales)
            {
                _words.AddAll(locale.Typed(key), keyword);
            }
        }

        foreach (var locale in locales)
        {
            _words.AddAll(locale.Typed("polite"), null);
        }
    }

    public Keyword? Read(ReadOnlySpan<Token> tokens)
    {
        Keyword? heard = null;
        for (var i = 0; i < tokens.Length;)
        {
            var length = _words.Longest(tokens, i, out var keyword);
            if (length == 0 || (heard is not null && keyword is not null && heard != keyword))
            {
                return null;
            }

            heard ??= keyword;
            i += length;
        }

        return heard;
    }
}
