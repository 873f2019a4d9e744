using TriageBot.Chaos.Logs;

namespace TriageBot.Chaos.Judging;

/// <summary>The case queue got what each script comes to: every event, each under one id, in order.</summary>
internal static class Events
{
    /// <summary>Time's own doing, which no script tells of.</summary>
    private const string Partial = "intake.partial";

    /// <summary>Seconds: a signature's time may be as far off, less what an event takes to arrive.</summary>
    private const double Tolerated = 290;

    private const double Travel = 3;

    public static IEnumerable<string> Check(IReadOnlyList<Entry> calm, IReadOnlyList<Entry> storm)
    {
        var taken = Taken(storm);
        return [.. Ids(taken), .. Order(storm, taken), .. Effects(calm, storm), .. Signatures(storm)];
    }

    private static IReadOnlyList<Entry> Taken(IEnumerable<Entry> log) =>
        [.. log.Where(entry => entry is { Kind: What.Webhook, Outcome: "taken" })];

    private static IEnumerable<string> Signatures(IEnumerable<Entry> storm) =>
        storm.Where(entry => entry is { Kind: What.Webhook, Outcome: "401" } || IsUntimely(entry, storm)).Select(entry => $"{entry.Id} is not signed right");

    // A clock that is off by as much cannot sign better, and has to try again when it is right.
    private static bool IsUntimely(Entry refused, IEnumerable<Entry> storm) => refused is { Kind: What.Webhook, Outcome: What.Untimely }
        && !storm.Any(entry => entry is { Off: < -Tolerated or > Tolerated } && entry.Host == refused.Host && entry.At <= refused.At && entry.Until >= refused.At - Travel);

    private static IEnumerable<string> Ids(IReadOnlyList<Entry> taken)
    {
        foreach (var id in taken.GroupBy(entry => entry.Id, StringComparer.Ordinal).Where(id => id.Select(entry => entry.Digest).Distinct(StringComparer.Ordinal).Count() > 1))
        {
            yield return $"{id.Key} came with different bodies";
        }

        foreach (var twice in taken.DistinctBy(entry => entry.Id, StringComparer.Ordinal).GroupBy(entry => (entry.Intake, entry.Type, entry.Revision)).Where(same => same.Count() > 1))
        {
            yield return $"{twice.Key.Intake}: {twice.Key.Type} of revision {twice.Key.Revision} under {twice.Count()} ids";
        }

        foreach (var intake in taken.Where(entry => entry.Type is "intake.completed").DistinctBy(entry => entry.Id, StringComparer.Ordinal).GroupBy(entry => entry.Intake).Where(same => same.Count() > 1))
        {
            yield return $"{intake.Key} was completed {intake.Count()} times";
        }
    }

    // A dead letter is overtaken by design; 410 makes one.
    private static IEnumerable<string> Order(IReadOnlyList<Entry> storm, IReadOnlyList<Entry> taken)
    {
        var dead = storm.Where(entry => entry is { Kind: What.Webhook, Outcome: "410" }).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        return taken.DistinctBy(entry => entry.Id, StringComparer.Ordinal).Where(entry => !dead.Contains(entry.Id)).GroupBy(entry => entry.Intake)
            .Where(intake => !intake.Select(entry => entry.Revision!.Value).SequenceEqual(intake.Select(entry => entry.Revision!.Value).Order()))
            .Select(intake => $"{intake.Key}: first delivered in the order {string.Join(", ", intake.Select(entry => entry.Revision))}");
    }

    private static IEnumerable<string> Effects(IReadOnlyList<Entry> calm, IReadOnlyList<Entry> storm)
    {
        var expected = People(calm).ToDictionary(person => person.Script, person => person.Events, StringComparer.Ordinal);
        var nameless = Nameless(storm);
        foreach (var person in People(storm).Where(person => !Fits(person.Events, expected[person.Script])))
        {
            // Whose every event was still under way when they deleted: all that is left names nobody.
            if (person.Events.Length == 0 && IsDeleted(expected[person.Script]) && nameless-- > 0)
            {
                continue;
            }

            yield return $"{person.Phone} {person.Script}: events are [{string.Join(", ", person.Events)}], not [{string.Join(", ", expected[person.Script])}]";
        }

        if (nameless > 0)
        {
            yield return $"{nameless} intakes were withdrawn that nobody began";
        }
    }

    /// <summary>Deleting erases also what was not delivered yet.</summary>
    private static bool Fits(string[] events, string[] expected) =>
        events.SequenceEqual(expected, StringComparer.Ordinal)
        || (IsDeleted(expected) && IsDeleted(events) && expected.Where(one => events.Contains(one, StringComparer.Ordinal)).SequenceEqual(events, StringComparer.Ordinal));

    private static bool IsDeleted(string[] events) => events is [.., var last] && last.StartsWith("intake.withdrawn", StringComparison.Ordinal);

    private static int Nameless(IReadOnlyList<Entry> log) =>
        Taken(log).GroupBy(entry => entry.Intake, StringComparer.Ordinal).Count(intake => intake.Key is not null && intake.All(entry => entry.Phone is null));

    private static IEnumerable<(string Phone, string Script, string[] Events)> People(IReadOnlyList<Entry> log)
    {
        var phones = Taken(log).Where(entry => entry is { Phone: not null, Intake: not null }).DistinctBy(entry => entry.Intake, StringComparer.Ordinal).ToDictionary(entry => entry.Intake!, entry => entry.Phone!, StringComparer.Ordinal);
        var events = Taken(log).Where(entry => entry.Type is not Partial && entry.Intake is not null).DistinctBy(entry => entry.Id, StringComparer.Ordinal)
            .OrderBy(entry => entry.Revision).ToLookup(entry => phones.GetValueOrDefault(entry.Intake!, ""), entry => $"{entry.Type} {entry.Level}", StringComparer.Ordinal);
        return log.Where(entry => entry.Kind is What.Begins).Select(entry => (entry.Phone!, entry.Script!, events[entry.Phone!].ToArray()));
    }
}
