using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>Words that say which place sent somebody: they must mean nothing else as the first word of a conversation.</summary>
internal static class OriginChecks
{
    /// <summary>Lists whose words people begin with.</summary>
    private static readonly string[] Spoken = ["yes", "yes_first", "no", "no_first", "not_sure", "skip", "polite", "greetings", "language_names", "function_words"];

    public static IEnumerable<Finding> Run(IReadOnlyCollection<Origin> origins, IReadOnlyCollection<Locale> locales)
    {
        foreach (var twice in origins.GroupBy(origin => origin.Tag, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            yield return Error(twice, "id-twice", $"There are two sources '{twice.Tag}'.", "Give one of them another tag.");
        }

        foreach (var odd in origins.Where(origin => origin.Tag.Any(letter => !(char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_'))))
        {
            yield return Error(odd, "source-tag", $"The tag '{odd.Tag}' does not fit into an address.", "Use small letters, digits and dashes.");
        }

        var taken = Taken(locales);
        var known = new Dictionary<string, Origin>(StringComparer.Ordinal);
        foreach (var (origin, word) in origins.SelectMany(origin => origin.Keywords.Select(word => (origin, word))))
        {
            var folded = Folded.Of(word);
            if (Tokens.Of(word) is not [{ Kind: TokenKind.Word }])
            {
                yield return Error(origin, "source-keyword", $"The keyword '{word}' is not one word of letters.", "Use one word; a number would be an answer.");
            }
            else if (taken.TryGetValue(folded, out var list))
            {
                yield return Error(origin, "source-keyword", $"The keyword '{word}' stands in '{list}' already.", "Choose a word that nobody begins a message with.");
            }
            else if (!known.TryAdd(folded, origin))
            {
                yield return Error(origin, "source-keyword", $"The keyword '{word}' tells the source '{known[folded].Tag}' already.", "Give each place words of its own.");
            }
        }
    }

    private static Dictionary<string, string> Taken(IEnumerable<Locale> locales)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var locale in locales.OrderBy(locale => locale.Tag, StringComparer.Ordinal))
        {
            foreach (var (key, list) in locale.Words.Where(list => list.Key.StartsWith("keywords.", StringComparison.Ordinal) || Spoken.Contains(list.Key, StringComparer.Ordinal)))
            {
                foreach (var word in list.Entries)
                {
                    taken.TryAdd(Folded.Of(word), $"{key} ({locale.Tag})");
                }
            }
        }

        return taken;
    }

    private static Finding Error(Origin origin, string code, string message, string fix) => new(origin.File, origin.Line, Severity.Error, code, message, fix);
}
