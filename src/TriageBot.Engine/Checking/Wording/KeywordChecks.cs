using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>A keyword must mean one thing, in whatever language it is heard: all lists are heard at once.</summary>
internal static class KeywordChecks
{
    public static IEnumerable<Finding> Run(IEnumerable<Locale> locales)
    {
        var entries = locales.OrderBy(locale => locale.Tag, StringComparer.Ordinal)
            .SelectMany(locale => locale.Words.Where(list => list.Key.StartsWith("keywords.", StringComparison.Ordinal)).OrderBy(list => list.Value.Line)
                .SelectMany(list => list.Value.Entries.Select(word => (locale.Tag, List: list.Key, Word: word, Words: list.Value))));
        foreach (var same in entries.GroupBy(entry => Folded.Of(entry.Word), StringComparer.Ordinal))
        {
            var first = same.First();
            foreach (var other in same.Where(entry => !string.Equals(entry.List, first.List, StringComparison.Ordinal)))
            {
                yield return new(other.Words.File, other.Words.Line, Severity.Error, "keyword-twice", $"'{other.Word}' stands in '{other.List}' ({other.Tag}) and in '{first.List}' ({first.Tag}).", "Keep it in one of the two.");
            }
        }
    }
}
