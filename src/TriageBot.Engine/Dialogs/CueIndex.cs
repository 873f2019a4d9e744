using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TriageBot.Engine.Dialogs;

/// <summary>Which of many conditions are worth a look, given what is known: a dialog of thousands of questions
/// then costs a turn no more than one of thirty. Places are those of the list it was built from.</summary>
internal sealed class CueIndex
{
    private const string Any = "";

    public static readonly CueIndex Empty = new([]);

    // What a cue is about, then its value; most answers are asked about by no condition, and end at the first look-up.
    private readonly FrozenDictionary<string, FrozenDictionary<string, ImmutableArray<int>>> _on;

    /// <param name="conditions">In order; null cues: always worth a look.</param>
    public CueIndex(IEnumerable<ImmutableArray<Cue>?> conditions)
    {
        var placed = conditions.Select((cues, place) => (Cues: cues, Place: place)).ToList();
        Always = [.. placed.Where(entry => entry.Cues is null).Select(entry => entry.Place)];
        _on = placed.SelectMany(entry => entry.Cues?.Distinct().Select(cue => (Cue: cue, entry.Place)) ?? [])
            .GroupBy(entry => entry.Cue.About, StringComparer.Ordinal)
            .ToFrozenDictionary(about => about.Key, about => ByValue(about), StringComparer.Ordinal);
    }

    /// <summary>Ascending.</summary>
    public ImmutableArray<int> Always { get; }

    /// <summary>Ascending.</summary>
    public ImmutableArray<int> On(Cue cue) =>
        _on.TryGetValue(cue.About, out var values) && values.TryGetValue(cue.Value ?? Any, out var places) ? places : [];

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

    private static FrozenDictionary<string, ImmutableArray<int>> ByValue(IEnumerable<(Cue Cue, int Place)> entries) => entries
        .GroupBy(entry => entry.Cue.Value ?? Any, StringComparer.Ordinal)
        .ToFrozenDictionary(same => same.Key, same => same.Select(entry => entry.Place).ToImmutableArray(), StringComparer.Ordinal);
}
