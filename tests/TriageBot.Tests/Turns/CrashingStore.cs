using System.Reflection;
using TriageBot.Stores;

namespace TriageBot.Tests.Turns;

/// <summary>A process's way to the store: it dies at the call it is told to, before or after the store has done what it was asked,
/// and never comes back. The store itself lives on.</summary>
public class CrashingStore : DispatchProxy
{
    private object inner = null!;
    private Action died = () => { };
    private int callsLeft = int.MaxValue;
    private bool after;

    /// <param name="died">Called at every call from the last one on.</param>
    internal static (IStore Store, CrashingStore Crash) Over(IStore inner, Action died)
    {
        var store = Create<IStore, CrashingStore>();
        var crash = (CrashingStore)(object)store;
        (crash.inner, crash.died) = (inner, died);
        return (store, crash);
    }

    /// <param name="calls">So many still go well.</param>
    /// <param name="afterwards">The last call has its effect, and only its answer is lost.</param>
    public void DieIn(int calls, bool afterwards)
    {
        lock (inner)
        {
            (callsLeft, after) = (calls, afterwards);
        }
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name is nameof(IAsyncDisposable.DisposeAsync))
        {
            return ValueTask.CompletedTask;
        }

        // The plain store is made for one caller at a time.
        lock (inner)
        {
            if (targetMethod.IsSpecialName)
            {
                return targetMethod.Invoke(inner, args);
            }

            var last = callsLeft-- == 0;
            var dead = callsLeft < -1;
            if (dead || (last && !after))
            {
                throw Death();
            }

            var done = targetMethod.Invoke(inner, args);
            return last ? throw Death() : done;
        }
    }

    private StoreUnavailableException Death()
    {
        died();
        return new StoreUnavailableException("the process is dead");
    }
}
