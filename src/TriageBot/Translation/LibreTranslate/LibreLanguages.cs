using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TriageBot.Translation.LibreTranslate;

/// <summary>What a LibreTranslate server has installed, and its names of our languages, which changed over its releases.</summary>
/// <param name="Targets">By source code, what it can be translated to.</param>
internal sealed record LibreLanguages(FrozenDictionary<string, ImmutableArray<string>> Targets)
{
    // Written Dari is read well by a model of Persian; it is the same literary language.
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Names = new Dictionary<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase)
    {
        ["fa-AF"] = ["prs", "fa"],
        ["fa-IR"] = ["fa"],
        ["fil"] = ["fil", "tl"],
        ["pa-Guru"] = ["pa"],
        ["pt-BR"] = ["pt-BR", "pb", "pt"],
        ["zh-Hans"] = ["zh-Hans", "zh"],
        ["zh-Hant"] = ["zh-Hant", "zt"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first pair of names that this server translates between; null when there is none.</summary>
    public (string From, string To)? Pair(string from, string to)
    {
        foreach (var source in Names.GetValueOrDefault(from, [from]))
        {
            if (Targets.TryGetValue(source, out var targets) && Target(to, targets) is { } target)
            {
                return (source, target);
            }
        }

        return null;
    }

    /// <summary>What anything can be translated to under this tag; null when there is none.</summary>
    public string? Target(string to) => Target(to, [.. Targets.Values.SelectMany(targets => targets)]);

    private static string? Target(string to, ImmutableArray<string> targets) =>
        Names.GetValueOrDefault(to, [to]).FirstOrDefault(name => targets.Contains(name, StringComparer.Ordinal));
}
