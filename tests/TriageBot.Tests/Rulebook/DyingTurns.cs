using System.Reflection;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Tests.Rulebook;

/// <summary>The turns of a host that dies while it scores intakes anew.</summary>
public class DyingTurns : DispatchProxy
{
    private object _inner = null!;
    private int _left;

    /// <param name="intakes">So many are still scored.</param>
    internal static ITurns After(ITurns inner, int intakes)
    {
        var turns = Create<ITurns, DyingTurns>();
        (((DyingTurns)(object)turns)._inner, ((DyingTurns)(object)turns)._left) = (inner, intakes);
        return turns;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _left-- > 0 ? targetMethod!.Invoke(_inner, args) : throw new StoreUnavailableException("the process is dead");
}
