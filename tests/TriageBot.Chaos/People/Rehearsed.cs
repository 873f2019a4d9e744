using System.Collections.Immutable;
using TriageBot.Chaos.Logs;

namespace TriageBot.Chaos.People;

/// <summary>What each script was answered while nothing went wrong: the texts of each turn.</summary>
internal sealed class Rehearsed
{
    private readonly Dictionary<string, ImmutableArray<ImmutableArray<string>>> _answers;

    public Rehearsed(IEnumerable<Entry> calm) =>
        _answers = calm.Where(entry => entry.Phone is not null).GroupBy(entry => entry.Phone!, StringComparer.Ordinal)
            .Where(thread => thread.First().Kind is What.Begins)
            .ToDictionary(thread => thread.First().Script!, Turns, StringComparer.Ordinal);

    public IEnumerable<string> Keys => _answers.Keys;

    public ImmutableArray<ImmutableArray<string>> Of(string script) => _answers[script];

    private static ImmutableArray<ImmutableArray<string>> Turns(IEnumerable<Entry> thread)
    {
        var turns = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var entry in thread)
        {
            if (entry.Kind is What.Says)
            {
                turns.Add([]);
            }
            else if (entry.Kind is What.Reaches)
            {
                turns[^1] = turns[^1].Add(Mask.Of(entry.Text!));
            }
        }

        return turns.ToImmutable();
    }
}
