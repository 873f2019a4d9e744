using TriageBot.Engine.Reading;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Tests.Support;

/// <summary>The locales as they ship.</summary>
internal static class Locales
{
    public static IReadOnlyDictionary<string, Locale> All => RepositoryContent.Load([]).Locales;

    /// <summary>What reads them, with what was learned.</summary>
    public static Readers Readers => RepositoryContent.Load([]).Readers;
}
