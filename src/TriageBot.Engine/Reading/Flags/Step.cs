using System.Collections.Frozen;

namespace TriageBot.Engine.Reading.Flags;

/// <summary>One step of a compiled pattern. What a pattern can try is bounded by the pattern, never by the message.</summary>
internal abstract class Step
{
    public static readonly Step End = new EndStep();

    /// <summary>Where the match ends, or -1.</summary>
    public abstract int Match(Line line, int at, int start);

    /// <summary>Word ids the step can begin with.</summary>
    public abstract IEnumerable<int> First();

    /// <summary>It looks at the very token it is given, which must have one of the ids of <see cref="First"/>.</summary>
    public abstract bool Looks { get; }

    /// <summary>The fewest tokens from here to the end of a match.</summary>
    public abstract int Least { get; }

    private sealed class EndStep : Step
    {
        public override int Match(Line line, int at, int start) => at;

        public override IEnumerable<int> First() => [];

        public override bool Looks => false;

        public override int Least => 0;
    }
}

internal sealed class WordStep(FrozenSet<int> ids, Step next) : Step
{
    public override int Match(Line line, int at, int start) =>
        line.Continues(at, start) && line.IsAny(at, ids) ? next.Match(line, at + 1, start) : -1;

    public override IEnumerable<int> First() => ids;

    public override bool Looks => true;

    public override int Least { get; } = next.Least + 1;
}

internal sealed class ForkStep : Step
{
    private readonly Step[] _branches;
    private readonly Step[] _always;

    // A set of persons has hundreds of branches, of which a word opens one or two. There are many such tables: a frozen one takes four times the room.
    private readonly Dictionary<int, Step[]> _byFirst;

    public ForkStep(Step[] branches)
    {
        _branches = branches;
        _always = [.. branches.Where(branch => !branch.Looks)];
        _byFirst = branches.Where(branch => branch.Looks)
            .SelectMany(branch => branch.First().Distinct().Select(id => (Id: id, Branch: branch)))
            .GroupBy(entry => entry.Id)
            .ToDictionary(same => same.Key, same => same.Select(entry => entry.Branch).ToArray());
        Looks = _always.Length == 0;
        Least = branches.Min(branch => branch.Least);
    }

    public override bool Looks { get; }

    public override int Least { get; }

    public override int Match(Line line, int at, int start)
    {
        var furthest = Furthest(_always, line, at, start, -1);
        if (!line.Continues(at, start))
        {
            return furthest;
        }

        foreach (var id in line.Ids(at))
        {
            if (_byFirst.TryGetValue(id, out var branches))
            {
                furthest = Furthest(branches, line, at, start, furthest);
            }
        }

        return furthest;
    }

    public override IEnumerable<int> First() => _branches.SelectMany(branch => branch.First());

    private static int Furthest(Step[] branches, Line line, int at, int start, int furthest)
    {
        foreach (var branch in branches)
        {
            furthest = Math.Max(furthest, branch.Match(line, at, start));
        }

        return furthest;
    }
}

internal sealed class GapStep(int most, Step next) : Step
{
    public override int Match(Line line, int at, int start)
    {
        for (var i = at; i <= at + most; i++)
        {
            var end = next.Match(line, i, start);
            if (end >= 0)
            {
                return end;
            }

            // What is denied in between is not what the pattern says.
            if (!line.Continues(i, start) || line.IsAny(i, line.Stops))
            {
                return -1;
            }
        }

        return -1;
    }

    public override IEnumerable<int> First() => next.First();

    public override bool Looks => false;

    public override int Least => next.Least;
}
