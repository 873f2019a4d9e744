using System.Collections.Frozen;

namespace TriageBot.Translation.Azure;

/// <summary>Azure Translator's names of our languages (https://learn.microsoft.com/azure/ai-services/translator/language-support).</summary>
internal static class AzureLanguages
{
    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["fa-AF"] = "prs",
        ["fa-IR"] = "fa",
        ["pa-Guru"] = "pa",
        ["pt-BR"] = "pt",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Not quc, mam, kjb, kek and wo: nobody is asked for what is not there.
    private static readonly FrozenSet<string> Known = new[]
    {
        "am", "ar", "bn", "en", "es", "fa", "fil", "fr", "hi", "ht", "hy", "ka", "ko", "my", "ne", "pa", "prs", "ps", "pt", "ro", "ru", "so", "sw", "th", "ti", "tr", "uk", "ur",
        "uz", "vi", "yua", "zh-Hans", "zh-Hant",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null where Azure does not have it.</summary>
    public static string? Code(string tag)
    {
        var code = Renamed.GetValueOrDefault(tag, tag);
        return Known.TryGetValue(code, out var known) ? known : null;
    }
}
