using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>Languages that people speak and do not read: each must lead to a language that there is, by names that nothing else has.</summary>
internal static class RelayChecks
{
    public static IEnumerable<Finding> Run(Library library)
    {
        var relays = library.Relays.Languages;
        var tags = library.Locales.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var twice in relays.Where(relay => !tags.Add(relay.Tag)))
        {
            yield return Error(twice, "id-twice", $"There is another language '{twice.Tag}'.", "Take out one of the two; a language with a folder of its own needs no relay.");
        }

        foreach (var relay in relays.Where(relay => relay.ReadIn.IsEmpty))
        {
            yield return Error(relay, "relay-locale", $"'{relay.Tag}' does not say in which language to go on.", "Add read_in: [es].");
        }

        foreach (var (relay, tag) in relays.SelectMany(relay => relay.ReadIn.Where(tag => !library.Locales.ContainsKey(tag)).Select(tag => (relay, tag))))
        {
            yield return Error(relay, "relay-locale", $"There is no locale '{tag}' to go on in.", "Write tags of folders of locales/.");
        }

        foreach (var finding in Names(library))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Names(Library library)
    {
        var taken = Taken(library);
        foreach (var relay in library.Relays.Languages)
        {
            foreach (var name in relay.Names.Prepend(relay.NativeName))
            {
                if (!taken.TryAdd(Key(name), relay.Tag) && !string.Equals(taken[Key(name)], relay.Tag, StringComparison.Ordinal))
                {
                    yield return Error(relay, "relay-name", $"The name '{name}' stands in {taken[Key(name)]} already.", "Keep it where most people mean it.");
                }
            }
        }
    }

    // As it is heard: without case, accents and apostrophes.
    private static string Key(string name) => string.Join(' ', Tokens.Of(name).Select(token => token.Text));

    private static Dictionary<string, string> Taken(Library library)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var locale in library.Locales.Values.OrderBy(locale => locale.Tag, StringComparer.Ordinal))
        {
            foreach (var (key, list) in locale.Words.Where(list => list.Key is "language_names" || list.Key.StartsWith("keywords.", StringComparison.Ordinal)))
            {
                foreach (var word in list.Entries)
                {
                    taken.TryAdd(Key(word), $"'{key}' ({locale.Tag})");
                }
            }
        }

        return taken;
    }

    private static Finding Error(Relay relay, string code, string message, string fix) => new(relay.File, relay.Line, Severity.Error, code, message, fix);
}
