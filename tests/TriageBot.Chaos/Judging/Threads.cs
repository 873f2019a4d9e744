using System.Collections.Immutable;
using TriageBot.Chaos.Logs;
using TriageBot.Chaos.People;

namespace TriageBot.Chaos.Judging;

/// <summary>A person's thread against what the same script came to in the calm world.</summary>
internal sealed record ThreadVerdict(ImmutableArray<string> Failures, int Doubled, int StoreDown);

/// <summary>Compares threads.</summary>
internal static class Threads
{
    public static ThreadVerdict Compare(
        Entry person, ImmutableArray<ImmutableArray<string>> expected, IReadOnlyList<Entry> thread, Doubts doubts, IReadOnlyCollection<string> storeDown)
    {
        var failures = ImmutableArray.CreateBuilder<string>();
        var open = expected.Select(turn => turn.ToList()).ToArray();
        var said = -1;
        var (doubled, down) = (0, 0);
        foreach (var entry in thread)
        {
            if (entry.Kind is What.Says)
            {
                said = entry.Turn!.Value;
            }
            else if (entry.Kind is What.Despairs)
            {
                failures.Add($"{person.Phone} {person.Script}: no whole answer to text {entry.Turn}");
            }
            else if (entry.Kind is What.Reaches && !Fits(open, said, entry))
            {
                if (storeDown.Contains(Plain.Of(entry.Text!)) || ((doubts.InOutage(entry) || doubts.WasPutOff(entry.Sid)) && IsDangerHeard(entry, expected[said])))
                {
                    down++;
                }
                else if (IsExplained(entry, thread, doubts))
                {
                    doubled++;
                }
                else
                {
                    failures.Add(Unexpected(person, thread, entry, said));
                }
            }
        }

        failures.AddRange(open.Index().Where(turn => turn.Item.Count > 0).Select(turn => $"{person.Phone} {person.Script}: text {turn.Index} lacks of its answer: {turn.Item[0]}"));
        return new ThreadVerdict(failures.ToImmutable(), doubled, down);
    }

    // An answer never comes before its text. Texts of one answer may overtake each other: those for danger wait for nothing.
    private static bool Fits(List<string>[] open, int said, Entry entry)
    {
        var first = Array.FindIndex(open, turn => turn.Count > 0);
        return first >= 0 && first <= said && open[first].Remove(Mask.Of(entry.Text!));
    }

    // While the store is away a text about danger is answered at once, one text for each danger, and again with its question when it is taken in.
    private static bool IsDangerHeard(Entry entry, ImmutableArray<string> answer) =>
        answer.Any(text => $"\n{text}".Contains($"\n{Mask.Of(entry.Text!)}\n", StringComparison.Ordinal));

    private static bool IsExplained(Entry again, IReadOnlyList<Entry> thread, Doubts doubts)
    {
        var masked = Mask.Of(again.Text!);
        return thread.TakeWhile(entry => entry != again)
            .Where(entry => entry.Kind is What.Reaches && Doubts.Same(entry.Text, masked))
            .Any(copy => doubts.Explain(copy, Asked(thread, copy)));
    }

    /// <summary>The last message before this text: what it answers.</summary>
    private static IEnumerable<string> Asked(IReadOnlyList<Entry> thread, Entry copy) =>
        thread.TakeWhile(entry => entry != copy).Where(entry => entry.Kind is What.Says).TakeLast(1).Select(entry => entry.Sid!);

    private static string Unexpected(Entry person, IReadOnlyList<Entry> thread, Entry entry, int said) =>
        thread.TakeWhile(other => other != entry).Any(other => other.Kind is What.Reaches && Doubts.Same(other.Text, Mask.Of(entry.Text!)))
            ? $"{person.Phone} {person.Script}: doubled for no reason after text {said}, at {entry.At:F1} s: {entry.Text}"
            : $"{person.Phone} {person.Script}: not the script's answer after text {said}, at {entry.At:F1} s: {entry.Text}";
}
