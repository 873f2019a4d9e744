using System.Collections.Immutable;
using TriageBot.Engine.Reading.Flags;
using TriageBot.Engine.Reading.Model;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Hears language, red flags and keywords in any message, over all locales at once.</summary>
public sealed class MessageReader
{
    private readonly KeywordReader _keywords;
    private readonly LanguageReader _languages;
    private readonly RedFlagReader _flags;
    private readonly DangerReader? _dangers;

    /// <param name="model">What was learned from the locales' examples; without it only the word lists are heard.</param>
    public MessageReader(IEnumerable<Locale> locales, ReadingModel? model = null)
        : this([.. locales], model, new ConceptLexicons(locales))
    {
    }

    internal MessageReader(IReadOnlyList<Locale> locales, ReadingModel? model, ConceptLexicons lexicons)
    {
        Locales = locales;
        _keywords = new KeywordReader(Locales);
        _languages = new LanguageReader(Locales, model);
        _flags = new RedFlagReader(Locales);
        _dangers = model is null ? null : new DangerReader(model, lexicons);
    }

    public IReadOnlyList<Locale> Locales { get; }

    /// <summary>Total: never throws, whatever the text.</summary>
    /// <param name="current">The conversation's language, which wins among languages that share a word; null when unknown.</param>
    /// <param name="today">Tells which years are long ago ("detained in 2019"); without it every year counts as now.</param>
    public Heard Read(string text, string? current, DateOnly? today = null)
    {
        var tokens = Tokens.Of(text);
        var language = _languages.Read(text, tokens, current);
        return new Heard(language.Tag, language.Confidence, Flags(text, tokens, language, current, today), _keywords.Read(tokens, current ?? (language.Confidence >= Heard.Sure ? language.Tag : null)));
    }

    // What was learned may add a danger, never take one away.
    private ImmutableArray<string> Flags(string text, Token[] tokens, LanguageReading language, string? current, DateOnly? today)
    {
        var written = _flags.Read(tokens, today);
        if (_dangers is null)
        {
            return written;
        }

        var learned = _dangers.Read(text, tokens, language.Likely.AsSpan(), current, RedFlagReader.OldYear(today));
        return [.. RedFlags.All.Where(kind => written.Contains(kind, StringComparer.Ordinal) || learned.Contains(kind, StringComparer.Ordinal))];
    }
}
