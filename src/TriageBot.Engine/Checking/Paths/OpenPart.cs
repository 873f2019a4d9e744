namespace TriageBot.Engine.Checking.Paths;

/// <summary>Questions still to come with what is left of their conditions, and conditions that must not come to hold.</summary>
internal sealed class OpenPart
{
    /// <summary>In place of a question's place: a condition that must not hold.</summary>
    private const int Never = int.MaxValue;

    private readonly (int Place, int Node)[] _items;

    private OpenPart((int Place, int Node)[] items)
    {
        _items = items;
        Key = new int[items.Length * 2];
        for (var at = 0; at < items.Length; at++)
        {
            Key[at * 2] = items[at].Place;
            Key[(at * 2) + 1] = items[at].Node;
        }
    }

    /// <summary>The same for parts that can go on in the same ways.</summary>
    public int[] Key { get; }

    public bool IsOneQuestion => _items is [{ Node: Diagram.True, Place: not Never }];

    /// <summary>A dialog before its first question; null where it is dead from the start.</summary>
    public static OpenPart? Whole(Universe universe, IEnumerable<int> never) => Settled(
        universe,
        [.. universe.Applies.Select((node, place) => (place, node)), .. never.Distinct().Order().Select(node => (Never, node))]);

    /// <summary>What is settled next: the first of the variables on which anything here depends.</summary>
    public int First(Universe universe) => _items.Min(item => Math.Min(OwnVariable(universe, item), universe.Diagram.VariableOf(item.Node)));

    /// <summary>Whether settling this variable means asking a question.</summary>
    public bool Asks(Universe universe, int variable) =>
        Array.Exists(_items, item => OwnVariable(universe, item) == variable && universe.Diagram.HoldsNow(item.Node));

    /// <summary>Ways of this variable that differ in what they leave open and do not end the conversation.</summary>
    public IEnumerable<int> Ways(Universe universe, int variable)
    {
        var place = universe.ForkOf(variable).Place;
        if (place >= 0 && !Asks(universe, variable))
        {
            return [universe.Answers(place).Length];
        }

        var asking = _items.Select(item => item.Node).Where(node => universe.Diagram.VariableOf(node) == variable).Distinct().ToArray();
        return (place < 0 ? [0, 1] : Enumerable.Range(0, universe.Answers(place).Length).Where(way => !Paths.Ways.Ends(universe.Dialog.Questions[place], universe.Answers(place)[way])))
            .DistinctBy(way => Array.ConvertAll(asking, node => universe.Diagram.Child(node, way)), SameNumbers.Instance);
    }

    /// <summary>What is left once the variable went this way; null where something holds that must not.</summary>
    public OpenPart? After(Universe universe, int variable, int way) => Settled(
        universe,
        [.. _items.Where(item => OwnVariable(universe, item) != variable).Select(item => (item.Place, universe.Diagram.After(item.Node, variable, way)))]);

    /// <summary>The parts that no open condition ties together.</summary>
    public IEnumerable<OpenPart> Parts(Universe universe)
    {
        var group = Enumerable.Range(0, _items.Length).ToArray();
        var owners = new Dictionary<int, int>();
        for (var at = 0; at < _items.Length; at++)
        {
            foreach (var variable in universe.Diagram.Support(_items[at].Node).Append(OwnVariable(universe, _items[at])).Where(variable => variable < int.MaxValue))
            {
                if (owners.TryGetValue(variable, out var owner))
                {
                    group[Root(group, owner)] = Root(group, at);
                }

                owners[variable] = at;
            }
        }

        return _items.Select((item, at) => (item, Group: Root(group, at))).GroupBy(entry => entry.Group, entry => entry.item).Select(part => new OpenPart([.. part]));
    }

    private static int OwnVariable(Universe universe, (int Place, int Node) item) => item.Place == Never ? int.MaxValue : universe.VariableAt(item.Place);

    private static int Root(int[] group, int at)
    {
        while (group[at] != at)
        {
            at = group[at];
        }

        return at;
    }

    // A question that cannot be asked any more is settled at once, and so may be what hangs on it.
    private static OpenPart? Settled(Universe universe, List<(int Place, int Node)> items)
    {
        for (var at = 0; at < items.Count; at++)
        {
            var (place, node) = items[at];
            if (place == Never && node == Diagram.True)
            {
                return null;
            }

            if (place == Never || node != Diagram.False)
            {
                continue;
            }

            for (var later = at + 1; later < items.Count; later++)
            {
                var diagram = universe.Diagram;
                items[later] = (items[later].Place, diagram.Settled(items[later].Node, universe.VariableAt(place), universe.Answers(place).Length));
            }
        }

        return new OpenPart([.. items.Where(item => item.Node != Diagram.False).Distinct().Order()]);
    }
}
