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
                yield return new(other.Words.File, other.Words.Line, Severity.Error, "keyword-twice", $"'{other.Word}' stands in '{other.List}' ({other.Tag}) and in '{first.List}' ({first.Tag}).", "Keep it in one of the two.") { Key = other.List };
            }
        }
    }

    /// <summary>A word that people are told to send must be heard when they do.</summary>
    public static IEnumerable<Finding> OfTexts(TextFile file, IReadOnlySet<string> heard) => file.Dialog is not null ? [] : file.Texts
        .Where(text => Instructions.Contains(text.Key, StringComparer.Ordinal))
        .SelectMany(text => Told.InCapitals(text.Value.Text).Where(word => !heard.Contains(Folded.Of(word)))
            .Select(word => file.Error(text.Key, "word-not-heard", $"tells people to send {word}, and no list of keywords has that word.", "Add it to the list it belongs to in words.yaml, or name another word.")));

    /// <summary>Every keyword of every language, folded.</summary>
    public static IReadOnlySet<string> Heard(IEnumerable<Locale> locales) => locales
        .SelectMany(locale => locale.Words.Where(list => list.Key.StartsWith("keywords.", StringComparison.Ordinal)).SelectMany(list => list.Value.Entries))
        .Select(Folded.Of).ToHashSet(StringComparer.Ordinal);

    // Texts in which capitals are words to send; elsewhere they may be names, such as ICE.
    private static readonly string[] Instructions = ["greeting", "help", "stop.done", "start.done", "nudge", "again.more", "again.must", "consent.waiting", "limit"];
}
