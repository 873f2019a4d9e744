using TriageBot.Engine.Reading;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>The words without which people cannot answer, stop or get away in their language.</summary>
internal static class WordListChecks
{
    private static readonly string[] Needed =
        ["yes", "no", "not_sure", "skip", .. Enum.GetNames<Keyword>().Select(keyword => "keywords." + keyword.ToLowerInvariant())];

    public static IEnumerable<Finding> Run(Locale locale) => Needed
        .Where(list => !locale.Words.TryGetValue(list, out var words) || words.Entries.Count == 0)
        .Select(list => new Finding(TextFile.FolderOf(locale) + "words.yaml", 0, Severity.Error, "words-missing", $"{locale.EnglishName} has no words in the list '{list}'.", $"Add '{list}' with what people write for it."));
}
