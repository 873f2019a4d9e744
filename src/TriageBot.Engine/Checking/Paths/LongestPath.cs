using System.Collections.Immutable;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>The longest way through a dialog. Questions that no open condition ties together are looked at apart and
/// their lengths added, so that asking about five areas costs five areas' states and not their product.</summary>
internal sealed class LongestPath(Universe universe)
{
    private const int Dead = -1;

    private readonly Dictionary<int[], (int Asked, int Way)> _known = new(SameNumbers.Instance);
    private readonly Dictionary<int, int> _statesAt = [];

    public int States => _known.Count;

    /// <summary>Stopped for the number of states.</summary>
    public bool IsCut => States >= Walk.MostStates;

    /// <summary>The variables at which most states were told apart.</summary>
    public IEnumerable<int> Entangled => _statesAt.OrderByDescending(at => at.Value).Take(8).Select(at => at.Key);

    /// <summary>Places of the questions asked, in order; null where no path leads to the end.</summary>
    /// <param name="never">Conditions that must not hold at the end.</param>
    public ImmutableArray<int>? Find(IEnumerable<int> never)
    {
        var open = OpenPart.Whole(universe, never);
        if (open is null || Length(open) is Dead || IsCut)
        {
            return null;
        }

        var asked = new List<int>();
        Trace(open, asked);
        return [.. asked.Order()];
    }

    private int Length(OpenPart? open)
    {
        if (open is null)
        {
            return Dead;
        }

        var sum = 0;
        foreach (var part in open.Parts(universe))
        {
            var length = Best(part).Asked;
            if (length is Dead)
            {
                return Dead;
            }

            sum += length;
        }

        return sum;
    }

    private (int Asked, int Way) Best(OpenPart part)
    {
        if (part.IsOneQuestion)
        {
            return (1, 0);
        }

        if (_known.TryGetValue(part.Key, out var known))
        {
            return known;
        }

        if (IsCut)
        {
            return (Dead, 0);
        }

        var variable = part.First(universe);
        var asks = part.Asks(universe, variable) ? 1 : 0;
        var best = (Asked: Dead, Way: 0);
        foreach (var way in part.Ways(universe, variable))
        {
            if (Length(part.After(universe, variable, way)) is not Dead and var rest && rest + asks > best.Asked)
            {
                best = (rest + asks, way);
            }
        }

        _known[part.Key] = best;
        _statesAt[variable] = _statesAt.GetValueOrDefault(variable) + 1;
        return best;
    }

    private void Trace(OpenPart open, List<int> asked)
    {
        foreach (var part in open.Parts(universe))
        {
            var variable = part.First(universe);
            if (part.Asks(universe, variable))
            {
                asked.Add(universe.ForkOf(variable).Place);
            }

            Trace(part.After(universe, variable, Best(part).Way)!, asked);
        }
    }
}
