namespace TriageBot.Engine.Checking.Paths;

/// <summary>Conditions as reduced decision diagrams over the questions in their order, so that two conditions
/// which mean the same from here on are the same number: that is what keeps exploring small.
/// A question branches into the ways it can be answered; the last way of every variable means "not asked, not heard".</summary>
internal sealed class Diagram
{
    public const int False = 0;
    public const int True = 1;

    private readonly List<int[]> _nodes = [[int.MaxValue], [int.MaxValue]];
    private readonly Dictionary<int[], int> _known = new(SameNumbers.Instance);
    private readonly Dictionary<(int Left, int Right), int> _conjunctions = [];
    private readonly Dictionary<int, int> _negations = [];
    private readonly Dictionary<(int Node, int Variable, int Way), int> _settled = [];
    private readonly Dictionary<int, IReadOnlySet<int>> _supports = [];

    /// <summary>More nodes than this are never built: a condition that needs them is reported, not waited for.</summary>
    public const int MostNodes = 200_000;

    public bool IsFull => _nodes.Count >= MostNodes;

    public int VariableOf(int node) => _nodes[node][0];

    public int Child(int node, int way) => _nodes[node][way + 1];

    /// <summary>The node that asks this variable and goes on by its answer.</summary>
    public int Node(int variable, ReadOnlySpan<int> children)
    {
        if (children.IndexOfAnyExcept(children[0]) < 0 || IsFull)
        {
            return children[0];
        }

        int[] key = [variable, .. children];
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        _nodes.Add(key);
        _known.Add(key, _nodes.Count - 1);
        return _nodes.Count - 1;
    }

    public int Not(int node)
    {
        if (node <= True)
        {
            return True - node;
        }

        if (!_negations.TryGetValue(node, out var negation))
        {
            negation = Node(VariableOf(node), [.. _nodes[node].Skip(1).Select(Not)]);
            _negations[node] = negation;
        }

        return negation;
    }

    public int And(int left, int right)
    {
        if (left == False || right == False)
        {
            return False;
        }

        if (left == True || left == right)
        {
            return right;
        }

        if (right == True)
        {
            return left;
        }

        var key = left < right ? (left, right) : (right, left);
        if (!_conjunctions.TryGetValue(key, out var conjunction))
        {
            var variable = Math.Min(VariableOf(left), VariableOf(right));
            var ways = _nodes[VariableOf(left) == variable ? left : right].Length - 1;
            conjunction = Node(variable, [.. Enumerable.Range(0, ways).Select(way => And(After(left, variable, way), After(right, variable, way)))]);
            _conjunctions[key] = conjunction;
        }

        return conjunction;
    }

    public int Or(int left, int right) => Not(And(Not(left), Not(right)));

    /// <summary>What is left of a condition once this variable, wherever it stands, went this way.</summary>
    public int Settled(int node, int variable, int way)
    {
        if (VariableOf(node) >= variable)
        {
            return After(node, variable, way);
        }

        if (!_settled.TryGetValue((node, variable, way), out var settled))
        {
            settled = Node(VariableOf(node), [.. _nodes[node].Skip(1).Select(child => Settled(child, variable, way))]);
            _settled[(node, variable, way)] = settled;
        }

        return settled;
    }

    /// <summary>What is left of a condition once its first variable went this way; others leave it as it is.</summary>
    public int After(int node, int variable, int way) => VariableOf(node) == variable ? Child(node, way) : node;

    /// <summary>Whether it holds when nothing further is asked.</summary>
    public bool HoldsNow(int node)
    {
        while (node > True)
        {
            node = _nodes[node][^1];
        }

        return node == True;
    }

    /// <summary>The variables it depends on.</summary>
    public IReadOnlySet<int> Support(int node)
    {
        if (node <= True)
        {
            return new HashSet<int>();
        }

        if (!_supports.TryGetValue(node, out var support))
        {
            support = _nodes[node].Skip(1).SelectMany(Support).Append(VariableOf(node)).ToHashSet();
            _supports[node] = support;
        }

        return support;
    }
}
