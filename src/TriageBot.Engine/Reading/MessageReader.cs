using TriageBot.Engine.Reading.Flags;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Hears language, red flags and keywords in any message, over all locales at once.</summary>
public sealed class MessageReader
{
    private readonly KeywordReader _keywords;
    private readonly LanguageReader _languages;
    private readonly RedFlagReader _flags;

    public MessageReader(IEnumerable<Locale> locales)
    {
        Locales = [.. locales];
        _keywords = new KeywordReader(Locales);
        _languages = new LanguageReader(Locales);
        _flags = new RedFlagReader(Locales);
    }

    public IReadOnlyList<Locale> Locales { get; }

    /// <summary>Total: never throws, whatever the text.</summary>
    /// <param name="current">The conversation's language, which wins among languages that share a word; null when unknown.</param>
    /// <param name="today">Tells which years are long ago ("detained in 2019"); without it every year counts as now.</param>
    public Heard Read(string text, string? current, DateOnly? today = null)
    {
        var tokens = Tokens.Of(text);
        var (language, confidence) = _languages.Read(tokens, current);
        return new Heard(language, confidence, _flags.Read(tokens, today), _keywords.Read(tokens));
    }
}
