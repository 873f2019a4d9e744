using System.Collections.Immutable;
using TriageBot.Chaos.Logs;
using TriageBot.Chaos.People;

namespace TriageBot.Chaos.Judging;

/// <summary>Reads what stand-ins and people wrote down, and nothing else: neither the code under test nor its store.</summary>
internal static class Judge
{
    /// <param name="calm">A world where nothing went wrong: what each script has to come to.</param>
    /// <param name="storm">The world to judge.</param>
    /// <param name="storeDown">The texts that say the store is down.</param>
    public static Verdict Read(IReadOnlyList<Entry> calm, IReadOnlyList<Entry> storm, IReadOnlyCollection<string> storeDown)
    {
        var down = storeDown.Select(Plain.Of).ToHashSet(StringComparer.Ordinal);
        var rehearsed = new Rehearsed(calm);
        var doubts = new Doubts(storm, down);
        var threads = storm.Where(entry => entry is { Kind: What.Begins, Phone: not null })
            .Select(person => Threads.Compare(person, rehearsed.Of(person.Script!), Of(storm, person.Phone!), doubts, down))
            .ToImmutableArray();
        return new Verdict(
            [
                .. threads.SelectMany(thread => thread.Failures),
                .. Messages.Check(storm, down),
                .. Events.Check(calm, storm),
                .. Pages.Check(calm, storm),
            ],
            threads.Sum(thread => thread.Doubled),
            threads.Sum(thread => thread.StoreDown));
    }

    private static IReadOnlyList<Entry> Of(IEnumerable<Entry> log, string phone) => [.. log.Where(entry => entry.Phone == phone)];
}
