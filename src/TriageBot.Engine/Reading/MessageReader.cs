using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Hears language, red flags and keywords in any message, over all locales at once.</summary>
public sealed class MessageReader
{
    public MessageReader(IEnumerable<Locale> locales) => Locales = [.. locales];

    public IReadOnlyList<Locale> Locales { get; }

    /// <summary>Total: never throws, whatever the text.</summary>
    /// <param name="current">The conversation's language, which wins among languages that share a word; null when unknown.</param>
    public Heard Read(string text, string? current) => throw new NotSupportedException();
}
