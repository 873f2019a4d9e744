using System.Collections.Immutable;

namespace TriageBot.Translation;

/// <summary>Machine translation by one engine. A folder of its own and one registration.</summary>
internal interface ITranslator
{
    /// <summary>As intakes name it, such as <c>azure</c>.</summary>
    string Name { get; }

    /// <summary>Never throws for what the far end does, and splits the texts as the engine's limits ask. All of them or none.</summary>
    /// <param name="texts">Plain texts, none of them empty.</param>
    /// <param name="from">Tag of one of our locales; null lets the engine find out, for each text.</param>
    /// <param name="to">Tag of one of our locales.</param>
    Task<TranslationResult> Translate(IReadOnlyList<string> texts, string? from, string to, CancellationToken cancel);
}

internal abstract record TranslationResult;

/// <param name="Texts">One for each that was given, in their order.</param>
internal sealed record Translated(ImmutableArray<TranslatedText> Texts) : TranslationResult;

/// <param name="From">The language the engine found, as the engine writes it; null where it was told.</param>
internal sealed record TranslatedText(string Text, string? From);

/// <summary>The engine does not translate between these languages. It may not even have been asked.</summary>
internal sealed record LanguageNotKnown : TranslationResult;

/// <param name="Retryable">Worth trying again later, as it stands.</param>
/// <param name="Code">The engine's code behind its name, or our own word, such as <c>timeout</c>. Nothing of the texts.</param>
/// <param name="RetryAfter">How long the engine asked us to wait.</param>
internal sealed record TranslationFailed(bool Retryable, string Code, TimeSpan? RetryAfter = null) : TranslationResult;
