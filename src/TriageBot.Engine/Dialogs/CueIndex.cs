using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TriageBot.Engine.Dialogs;

/// <summary>Which of many conditions are worth a look, given what is known: a dialog of thousands of questions
/// then costs a turn no more than one of thirty. Places are those of the list it was built from.</summary>
internal sealed class CueIndex
{
    public static readonly CueIndex Empty = new([]);

    private readonly FrozenDictionary<Cue, ImmutableArray<int>> _on;

    /// <param name="conditions">In order; null cues: always worth a look.</param>
    public CueIndex(IEnumerable<ImmutableArray<Cue>?> conditions)
    {
        var placed = conditions.Select((cues, place) => (Cues: cues, Place: place)).ToList();
        Always = [.. placed.Where(entry => entry.Cues is null).Select(entry => entry.Place)];
        _on = placed.SelectMany(entry => entry.Cues?.Distinct().Select(cue => (Cue: cue, entry.Place)) ?? [])
            .GroupBy(entry => entry.Cue)
            .ToFrozenDictionary(same => same.Key, same => same.Select(entry => entry.Place).ToImmutableArray());
    }

    /// <summary>Ascending.</summary>
    public ImmutableArray<int> Always { get; }

    /// <summary>Ascending.</summary>
    public ImmutableArray<int> On(Cue cue) => _on.TryGetValue(cue, out var places) ? places : [];

    /// <summary>Every place worth a look, ascending, each once.</summary>
    public IEnumerable<int> On(IReadOnlyList<Cue> cues)
    {
        var places = new List<int>(Always);
        foreach (var cue in cues)
        {
            places.AddRange(On(cue));
        }

        places.Sort();
        return places.Where((place, i) => i == 0 || place != places[i - 1]);
    }
}
