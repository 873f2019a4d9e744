using System.Collections.Immutable;
using TriageBot.Engine.Checking.Structure;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>One thing that differs between people: whether a signal is heard, or how a question is answered.</summary>
/// <param name="Signal">A flag, the wish for a person, a shared device; null for a question.</param>
/// <param name="Place">The question's place in the dialog; -1 for a signal.</param>
internal sealed record Fork(Condition? Signal, int Place)
{
    /// <summary>All forks of a dialog: what is heard first, then the questions as they are asked.</summary>
    public static ImmutableArray<Fork> AsAsked(Dialog dialog)
    {
        var signals = Conditions(dialog).SelectMany(condition => condition.Atoms()).Distinct().Where(atom => QuestionOf(dialog, atom) < 0);
        return
        [
            .. signals.OrderBy(signal => signal is FlagHeard { Kind: null }).Select(signal => new Fork(signal, -1)),
            .. dialog.Questions.Select((_, place) => new Fork(null, place)),
        ];
    }

    /// <summary>What is heard stands right before the first question that asks about it: where a path ends does not hang
    /// on when a flag was raised, but how many states have to be told apart does.</summary>
    public static ImmutableArray<Fork> SignalsLate(Dialog dialog)
    {
        var forks = AsAsked(dialog);
        int Place(Fork fork) => fork.Place >= 0
            ? fork.Place
            : dialog.Questions.Select((question, place) => question.When is { } when && when.Atoms().Any(atom => atom is FlagHeard { Kind: null } ? fork.Signal is FlagHeard : atom == fork.Signal) ? place : int.MaxValue).DefaultIfEmpty(int.MaxValue).Min();
        return [.. forks.OrderBy(Place).ThenBy(fork => fork.Place)];
    }

    public static IEnumerable<Condition> Conditions(Dialog dialog) =>
        dialog.Questions.Select(question => question.When)
            .Concat(dialog.Rules.Select(rule => rule.When))
            .Concat(dialog.Classifications.Select(area => area.When))
            .Append(dialog.SafeMode)
            .OfType<Condition>();

    /// <summary>The place of the question that a comparison asks about, or -1. One that cannot be (reported elsewhere)
    /// may come out either way here, so that one mistake is one finding.</summary>
    public static int QuestionOf(Dialog dialog, Condition atom) =>
        atom.Questions().FirstOrDefault() is { } id && AtomTypes.Problem(dialog, atom) is null ? dialog.PlaceOf(id) : -1;
}
