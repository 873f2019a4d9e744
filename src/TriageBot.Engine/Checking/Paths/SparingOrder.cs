using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>Settles each fork as soon as nothing else is left open by it. What a path asks and where it ends does not hang
/// on the order, but how many states have to be told apart does.</summary>
internal static class SparingOrder
{
    /// <summary>A condition, and the forks after which it need not be followed any more.</summary>
    private sealed record Thread(ImmutableArray<(Condition Atom, Fork Fork)> Atoms, ImmutableArray<Fork> Closes);

    public static ImmutableArray<Fork> Of(Dialog dialog, bool rules)
    {
        var forks = Fork.AsAsked(dialog);
        var signals = forks.Where(fork => fork.Signal is not null).ToDictionary(fork => fork.Signal!);
        Fork ForkOf(Condition atom) => signals.GetValueOrDefault(atom) ?? forks[signals.Count + Fork.QuestionOf(dialog, atom)];
        Thread Follow(Condition? condition, params ReadOnlySpan<Fork> also)
        {
            var atoms = (condition?.Atoms() ?? []).Distinct().Select(atom => (atom, ForkOf(atom))).ToImmutableArray();
            return new Thread(atoms, [.. atoms.Select(atom => atom.Item2), .. also]);
        }

        var gates = forks.Where(fork => fork.Place >= 0).ToDictionary(fork => fork, fork => Follow(dialog.Questions[fork.Place].When, fork));
        var threads = gates.Values
            .Concat(dialog.Classifications.Where(_ => rules).Select(area => Follow(area.When)))
            .Concat(dialog.Rules.Where(_ => rules).Select(rule => Follow(rule.When, [.. ClockOf(dialog, rule, forks, signals.Count)])))
            .ToList();
        var order = ImmutableArray.CreateBuilder<Fork>(forks.Length);
        var settled = new HashSet<Fork>();
        while (order.Count < forks.Length)
        {
            var free = forks.Where(fork => !settled.Contains(fork) && (fork.Place < 0 || gates[fork].Atoms.All(atom => atom.Fork == fork || settled.Contains(atom.Fork))));
            var next = free.MinBy(fork => Open(threads, settled, fork)) ?? forks.First(fork => !settled.Contains(fork));
            settled.Add(next);
            order.Add(next);
        }

        return order.ToImmutable();
    }

    private static IEnumerable<Fork> ClockOf(Dialog dialog, Rule rule, ImmutableArray<Fork> forks, int signals) =>
        rule.Clock is { } clock && dialog.PlaceOf(clock.Question) is >= 0 and var place ? [forks[signals + place]] : [];

    /// <summary>Comparisons that must be remembered once this fork is settled too.</summary>
    private static int Open(IEnumerable<Thread> threads, HashSet<Fork> settled, Fork next) => threads
        .Where(thread => thread.Closes.Any(fork => fork != next && !settled.Contains(fork)))
        .SelectMany(thread => thread.Atoms)
        .Where(atom => atom.Fork == next || settled.Contains(atom.Fork))
        .Select(atom => atom.Atom)
        .Distinct()
        .Count();
}
