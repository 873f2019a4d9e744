using System.Collections.Frozen;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Keywords of every locale, only when the whole message is one: "Ending my lease" is no END.</summary>
internal sealed class KeywordReader
{
    private static readonly (string Key, Keyword Keyword)[] Lists =
    [
        // Opt-out first: where two locales differ on a word, the carrier's meaning wins.
        ("keywords.stop", Keyword.Stop),
        ("keywords.start", Keyword.Start),
        ("keywords.help", Keyword.Help),
        ("keywords.exit", Keyword.Exit),
        ("keywords.delete", Keyword.Delete),
        ("keywords.person", Keyword.Person),
        ("keywords.language", Keyword.Language),
        ("keywords.back", Keyword.Back),
        ("keywords.restart", Keyword.Restart),
    ];

    // What is said every day in one language may be a keyword of another: "acha" is yes in Urdu and stop in Swahili.
    private static readonly string[] Everyday = ["yes", "yes_first", "no", "no_first", "not_sure", "skip", "unclear", "greetings", "function_words", "polite"];

    private readonly PhraseTable<Keyword?> _all;
    private readonly FrozenDictionary<string, Lazy<Own>> _own;

    public KeywordReader(IReadOnlyList<Locale> locales)
    {
        _all = Table(locales);
        _own = locales.ToFrozenDictionary(
            locale => locale.Tag,
            locale => new Lazy<Own>(() => new Own(Table([locale]), EverydayOf(locale))),
            StringComparer.Ordinal);
    }

    /// <param name="language">Of the conversation or the text, where it is known: its own keywords come first, and its everyday words are no other language's keywords.</param>
    public Keyword? Read(ReadOnlySpan<Token> tokens, string? language)
    {
        if (Read(_all, tokens) is not { } heard)
        {
            return null;
        }

        if (language is not null && _own.TryGetValue(language, out var own))
        {
            return Read(own.Value.Keywords, tokens) ?? (own.Value.Everyday.Whole(tokens, out _) ? null : heard);
        }

        // Nobody is silenced or erased by a word that may have meant yes.
        return heard is not (Keyword.Stop or Keyword.Delete or Keyword.Exit) || IsCarriers(tokens) ? heard : Unsure(tokens, heard);
    }

    // STOP and its like mean the same to everybody, for the carrier acts on them too.
    private bool IsCarriers(ReadOnlySpan<Token> tokens) => _own.TryGetValue(LinguaFranca.Tag, out var english) && Read(english.Value.Keywords, tokens) is not null;

    private Keyword? Unsure(ReadOnlySpan<Token> tokens, Keyword heard)
    {
        foreach (var (_, words) in _own)
        {
            if (words.Value.Everyday.Whole(tokens, out _) && Read(words.Value.Keywords, tokens) is null)
            {
                return null;
            }
        }

        return heard;
    }

    private static PhraseTable<bool> EverydayOf(Locale locale)
    {
        var words = new PhraseTable<bool>();
        words.AddAll(Everyday.SelectMany(locale.Typed), true);
        return words;
    }

    private static PhraseTable<Keyword?> Table(IReadOnlyList<Locale> locales)
    {
        var words = new PhraseTable<Keyword?>();
        foreach (var (key, keyword) in Lists)
        {
            words.AddAll(locales.SelectMany(locale => locale.Typed(key)), keyword);
        }

        words.AddAll(locales.SelectMany(locale => locale.Typed("polite")), null);
        return words;
    }

    private static Keyword? Read(PhraseTable<Keyword?> words, ReadOnlySpan<Token> tokens)
    {
        Keyword? heard = null;
        for (var i = 0; i < tokens.Length;)
        {
            var length = words.Longest(tokens, i, out var keyword);
            if (length == 0 || (heard is not null && keyword is not null && heard != keyword))
            {
                return null;
            }

            heard ??= keyword;
            i += length;
        }

        return heard;
    }

    private sealed record Own(PhraseTable<Keyword?> Keywords, PhraseTable<bool> Everyday);
}
