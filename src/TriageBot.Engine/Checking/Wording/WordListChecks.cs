using TriageBot.Engine.Reading;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>The words without which people cannot answer, stop or get away in their language.</summary>
internal static class WordListChecks
{
    private static readonly string[] Needed =
        ["yes", "no", "not_sure", "skip", .. Enum.GetNames<Keyword>().Select(keyword => "keywords." + keyword.ToLowerInvariant())];

    /// <summary>What a whole message may mean: with a word in two of them, one would never be heard.</summary>
    private static readonly (string Meaning, string[] Lists)[] Answers = [("yes", ["yes", "yes_first"]), ("no", ["no", "no_first"]), ("not sure", ["not_sure"]), ("skip", ["skip"])];

    public static IEnumerable<Finding> Run(Locale locale) => Missing(locale).Concat(Twice(locale));

    private static IEnumerable<Finding> Missing(Locale locale) => Needed
        .Where(list => !locale.Words.TryGetValue(list, out var words) || words.Count == 0)
        .Select(list => new Finding(TextFile.FolderOf(locale) + "words.yaml", 0, Severity.Error, "words-missing", $"{locale.EnglishName} has no words in the list '{list}'.", $"Add '{list}' with what people write for it.") { Key = list });

    private static IEnumerable<Finding> Twice(Locale locale)
    {
        var meanings = new Dictionary<string, (string Meaning, string List)>(StringComparer.Ordinal);
        var keywords = locale.Words.Keys.Where(list => list.StartsWith("keywords.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        foreach (var (meaning, list) in keywords.Select(list => (Meaning: "keyword", List: list)).Concat(Answers.SelectMany(answer => answer.Lists.Select(list => (answer.Meaning, List: list)))))
        {
            foreach (var word in locale.Words.GetValueOrDefault(list)?.Entries ?? [])
            {
                var folded = Folded.Of(word);
                if (meanings.TryGetValue(folded, out var first) && !string.Equals(first.Meaning, meaning, StringComparison.Ordinal))
                {
                    yield return new(
                        locale.Words[list].File, locale.Words[list].Line, Severity.Error, "word-twice", $"'{word}' stands in '{list}' and in '{first.List}'.", "Keep it in the one that people mean by it.") { Key = list };
                }

                meanings.TryAdd(folded, (meaning, list));
            }
        }
    }
}
