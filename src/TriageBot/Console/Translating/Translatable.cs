using System.Collections.Immutable;
using TriageBot.Engine.Texts;
using TriageBot.Turns;

namespace TriageBot.Console.Translating;

/// <summary>The languages that there is something to translate into, also those that are not offered yet.</summary>
internal sealed class Translatable(PublishedContent content)
{
    /// <summary>In the order of the menu.</summary>
    public ImmutableArray<Locale> Locales => [.. content.Engine.Content.Locales.Where(locale => locale.Tag is not SourceStamp.Source)];

    /// <summary>In English; a tag without a language stands for itself.</summary>
    public string Names(ImmutableArray<string> tags) =>
        tags.IsEmpty ? "no language yet" : string.Join(", ", tags.Select(tag => content.Engine.Content.LocaleOf(tag)?.EnglishName ?? tag));

    /// <summary>What is wrong with these tags, and which ones there are; null when nothing is.</summary>
    public string? Problem(IReadOnlyCollection<string> tags)
    {
        var known = Locales.Select(locale => locale.Tag).ToList();
        return tags.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? $"Nobody can translate into '{unknown}' here. There are: {string.Join(", ", known)}."
            : null;
    }
}
