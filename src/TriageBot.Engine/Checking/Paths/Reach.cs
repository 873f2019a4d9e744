using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>Whether a condition can hold, and whether it can fail, on any path. Only the questions it depends on are walked,
/// which is exact, since no other answer can change it.</summary>
/// <param name="Holds">A path on which it holds; null: it never does.</param>
/// <param name="CanFail">There is a path on which it does not.</param>
/// <param name="Entangled">Not empty: given up, and these variables are why.</param>
internal sealed record Reach(Witness? Holds, bool CanFail, int States, IReadOnlySet<int> Entangled)
{
    /// <summary>At the moment when everything before this question is settled.</summary>
    public static Reach Before(Universe universe, int node, int place)
    {
        var walk = new Walk(universe, Cone(universe, node, below: universe.VariableAt(place)), node);
        IReadOnlyCollection<State> last = [];
        foreach (var layer in walk.Run())
        {
            last = layer;
        }

        var going = last.Where(state => !state.Ended).ToLookup(state => universe.Diagram.HoldsNow(state.Open[0]));
        var holds = going[true].MinBy(state => state.Asked);
        return new Reach(holds is null ? null : Witness.Of(universe, holds), going[false].Any(), walk.States, walk.IsCut ? walk.Entangled : new HashSet<int>());
    }

    /// <summary>At any moment of a conversation.</summary>
    public static Reach Ever(Universe universe, int node)
    {
        var walk = new Walk(universe, Cone(universe, node, below: int.MaxValue), node);
        var fails = false;
        foreach (var layer in walk.Run())
        {
            fails |= layer.Any(state => !universe.Diagram.HoldsNow(state.Open[0]));
            if (layer.Where(state => universe.Diagram.HoldsNow(state.Open[0])).MinBy(state => state.Asked) is { } holds)
            {
                return new Reach(Witness.Of(universe, holds), fails, walk.States, new HashSet<int>());
            }
        }

        return new Reach(null, fails, walk.States, walk.IsCut ? walk.Entangled : new HashSet<int>());
    }

    /// <summary>The variables a condition depends on, and those that decide whether these are asked at all.</summary>
    private static ImmutableArray<int> Cone(Universe universe, int node, int below)
    {
        var cone = new SortedSet<int>();
        var open = new Queue<int>(universe.Diagram.Support(node));
        foreach (var gate in new[] { Opening.Safe, Opening.Consent }.Select(universe.Dialog.PlaceOf).Where(place => place >= 0))
        {
            open.Enqueue(universe.VariableAt(gate));
        }

        while (open.TryDequeue(out var variable))
        {
            if (variable >= below || !cone.Add(variable) || universe.ForkOf(variable).Place is not (>= 0 and var place))
            {
                continue;
            }

            foreach (var needed in universe.Diagram.Support(universe.Applies[place]))
            {
                open.Enqueue(needed);
            }
        }

        return [.. cone];
    }
}
