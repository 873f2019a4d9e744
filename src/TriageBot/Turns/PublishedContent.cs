using System.Collections.Immutable;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;

namespace TriageBot.Turns;

/// <summary>What is published now. Publishing swaps the engine for the next turn; turns under way finish with theirs.</summary>
internal sealed class PublishedContent(DialogEngine engine, string defaultDialog)
{
    private volatile DialogEngine _engine = engine;

    public DialogEngine Engine => _engine;

    public void Publish(DialogEngine next) => _engine = next;

    public string DefaultDialog => defaultDialog;

    /// <summary>Our locale of a tag or of an English name; null where there is none.</summary>
    public Locale? Language(string text) => _engine.Content.LocaleOf(text) ?? _engine.Content.LocaleNamed(text);

    /// <summary>Practice areas of the default dialog, each once.</summary>
    public ImmutableArray<string> PracticeAreas => [.. _engine.Content.Published(defaultDialog).Classifications.Select(one => one.Area).Distinct(StringComparer.Ordinal)];
}
