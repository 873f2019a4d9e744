using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>The longest conversations that a dialog allows.</summary>
/// <param name="Longest">Ids of the questions of the longest path, in order; null when no path ends in the review.</param>
/// <param name="Entangled">Not empty: given up, and these variables are why.</param>
internal sealed record Lengths(ImmutableArray<string>? Longest, int States, IReadOnlySet<int> Entangled)
{
    /// <summary>Of all paths.</summary>
    public static Lengths Of(Universe universe) => Walked(universe, [], isDead: null, _ => true);

    /// <summary>Of the paths that end routine and in one practice area at most.</summary>
    public static Lengths OfRoutine(Universe universe)
    {
        var urgent = universe.Dialog.Rules.Select(rule => universe.Compile(rule, level => level > Level.Routine)).Where(node => node != Diagram.False).Distinct().ToImmutableArray();
        var areas = universe.Dialog.Classifications.GroupBy(area => area.Area, StringComparer.Ordinal)
            .Select(area => area.Select(entry => universe.Compile(entry.When)).Aggregate(Diagram.False, universe.Diagram.Or));
        return Walked(
            universe,
            [.. urgent, .. areas],
            targets => targets[..urgent.Length].Contains(Diagram.True) || targets[urgent.Length..].Count(Diagram.True) > 1,
            state => !state.Open.Take(urgent.Length).Any(universe.Diagram.HoldsNow) && state.Open.Skip(urgent.Length).Count(universe.Diagram.HoldsNow) <= 1);
    }

    private static Lengths Walked(Universe universe, ImmutableArray<int> targets, Func<ReadOnlySpan<int>, bool>? isDead, Func<State, bool> counts)
    {
        var variables = Enumerable.Range(0, universe.Variables).ToImmutableArray();
        var walk = new Walk(universe, variables, targets);
        IReadOnlyCollection<State> last = [];
        foreach (var layer in walk.Run(isDead))
        {
            last = layer;
        }

        var longest = last.Where(state => !state.Ended && counts(state)).MaxBy(state => state.Asked);
        return new Lengths(
            longest is null || walk.IsCut ? null : [.. Witness.Of(universe, longest).Answers.Select(answer => answer.Key)],
            walk.States,
            walk.IsCut ? walk.Entangled : new HashSet<int>());
    }
}
