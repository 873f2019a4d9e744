using System.Collections.Immutable;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>Goes every way through some of a dialog's variables at once. Two paths that leave the same conditions open
/// are one state, which keeps the shorter of the two: so the states stay few.</summary>
internal sealed class Walk
{
    public const int MostStates = 200_000;

    private readonly Universe _universe;
    private readonly ImmutableArray<int> _variables;

    /// <summary>What a state follows: the target first, then the conditions of the questions.</summary>
    private readonly int[] _slots;

    /// <summary>By place among the variables: the slot of the question's condition; -1 for what is heard.</summary>
    private readonly int[] _slotOf;

    /// <summary>By slot: the last place among the variables that looks at it.</summary>
    private readonly int[] _lastUse;

    /// <param name="variables">Ascending; must hold whatever the conditions of its questions and the target depend on.</param>
    /// <param name="target">The condition to follow along.</param>
    public Walk(Universe universe, ImmutableArray<int> variables, int target)
    {
        _universe = universe;
        _variables = variables;
        var conditions = variables.Select(universe.ForkOf).Select(fork => fork.Place < 0 ? -1 : universe.Applies[fork.Place]).ToList();
        _slots = [target, .. conditions.Where(condition => condition >= 0).Distinct()];
        _slotOf = [.. conditions.Select(condition => condition < 0 ? -1 : Array.IndexOf(_slots, condition, 1))];
        _lastUse = [.. _slots.Select((_, slot) => slot == 0 ? int.MaxValue : Array.LastIndexOf(_slotOf, slot))];
    }

    /// <summary>States so far.</summary>
    public int States { get; private set; }

    /// <summary>Stopped for their number: then nothing may be concluded from what was not found.</summary>
    public bool IsCut => States >= MostStates;

    /// <summary>Variables that the conditions still open depend on where the walk now stands.</summary>
    public IReadOnlySet<int> Entangled { get; private set; } = new HashSet<int>();

    /// <summary>Layers of states: those of one layer have settled the same variables.</summary>
    public IEnumerable<IReadOnlyCollection<State>> Run()
    {
        IReadOnlyCollection<State> layer = [new State([.. _slots], null, -1, -1, 0, Ended: false)];
        States = 1;
        yield return layer;
        for (var at = 0; at < _variables.Length && !IsCut; at++)
        {
            layer = Next(layer, at);
            yield return layer;
        }

        Entangled = layer.SelectMany(state => state.Open).Distinct().SelectMany(_universe.Diagram.Support).ToHashSet();
    }

    private List<State> Next(IEnumerable<State> layer, int at)
    {
        var next = new Dictionary<int[], State>(SameNumbers.Instance);
        var ended = new Dictionary<int[], State>(SameNumbers.Instance);
        foreach (var state in layer.Where(state => !state.Ended))
        {
            foreach (var after in Ways(state, at))
            {
                var known = after.Ended ? ended : next;
                if (!known.TryGetValue(after.Open, out var same) || same.Asked > after.Asked)
                {
                    known[after.Open] = after;
                }
            }

            if (States + next.Count + ended.Count >= MostStates)
            {
                break;
            }
        }

        States += next.Count + ended.Count;
        return [.. next.Values, .. ended.Values];
    }

    private IEnumerable<State> Ways(State state, int at)
    {
        var place = _universe.ForkOf(_variables[at]).Place;
        if (place < 0)
        {
            return [After(state, at, 1, asked: false, ended: false), After(state, at, 0, asked: false, ended: false)];
        }

        var answers = _universe.Answers(place);
        if (!_universe.Diagram.HoldsNow(state.Open[_slotOf[at]]))
        {
            return [After(state, at, answers.Length, asked: false, ended: false)];
        }

        // Most answers of most questions make no difference to what is still open: one of each kind is enough.
        var variable = _variables[at];
        var asking = state.Open.Where((node, slot) => _lastUse[slot] > at && _universe.Diagram.VariableOf(node) == variable).Distinct().ToList();
        var question = _universe.Dialog.Questions[place];
        return answers.Select((value, way) => (Way: way, Ends: Paths.Ways.Ends(question, value)))
            .DistinctBy(answer => (int[])[answer.Ends ? 1 : 0, .. asking.Select(node => _universe.Diagram.Child(node, answer.Way))], SameNumbers.Instance)
            .Select(answer => After(state, at, answer.Way, asked: true, answer.Ends));
    }

    private State After(State state, int at, int way, bool asked, bool ended)
    {
        var open = new int[state.Open.Length];
        for (var slot = 0; slot < open.Length; slot++)
        {
            open[slot] = _lastUse[slot] <= at ? Diagram.False : _universe.Diagram.After(state.Open[slot], _variables[at], way);
        }

        return new State(open, state, _variables[at], way, state.Asked + (asked ? 1 : 0), ended);
    }
}
