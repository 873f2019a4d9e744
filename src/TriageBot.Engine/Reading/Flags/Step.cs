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

    private sealed class EndStep : Step
    {
        public override int Match(Line line, int at, int start) => at;

        public override IEnumerable<int> First() => [];
    }
}

internal sealed class WordStep(FrozenSet<int> ids, Step next) : Step
{
    public override int Match(Line line, int at, int start) =>
        line.Continues(at, start) && line.IsAny(at, ids) ? next.Match(line, at + 1, start) : -1;

    public override IEnumerable<int> First() => ids;
}

internal sealed class ForkStep(Step[] branches) : Step
{
    public override int Match(Line line, int at, int start)
    {
        var furthest = -1;
        foreach (var branch in branches)
        {
            furthest = Math.Max(furthest, branch.Match(line, at, start));
        }

        return furthest;
    }

    public override IEnumerable<int> First() => branches.SelectMany(branch => branch.First());
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
}
