using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>A translation is stale once the English text it was made from has changed.</summary>
internal static class StampChecks
{
    public static IEnumerable<Finding> Run(TextFile file)
    {
        if (file.English is not { } english)
        {
            yield break;
        }

        foreach (var (key, text) in file.Texts.Where(text => IsStale(text.Key, text.Value, english)))
        {
            yield return file.Warning(key, "text-stale", $"was translated from an English text that has changed since. It now reads: \"{english[key].Text.ReplaceLineEndings(" ")}\"", $"Correct the translation, then run: locales stamp {file.Locale.Tag} {key}");
        }

        var unstamped = file.Texts.Where(text => text.Value.SourceHash is null && english.ContainsKey(text.Key)).Select(text => text.Key).ToList();
        if (unstamped.Count > 0)
        {
            yield return new(file.Path, 0, Severity.Warning, "text-unstamped", $"{unstamped.Count} texts do not say which English text they were translated from, such as '{unstamped[0]}'.", $"Once they are right, run: locales stamp {file.Locale.Tag}");
        }
    }

    public static bool IsStale(string key, LocalText text, IReadOnlyDictionary<string, LocalText> english) =>
        text.SourceHash is { } hash && english.TryGetValue(key, out var source) && !string.Equals(hash, SourceStamp.Of(source.Text), StringComparison.OrdinalIgnoreCase);
}
