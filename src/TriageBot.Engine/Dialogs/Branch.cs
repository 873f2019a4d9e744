using System.Collections.Immutable;

namespace TriageBot.Engine.Dialogs;

/// <summary>The dialog as a tree: each question below the answers that lead to it. What hangs on several stands below each, but with its own branches only once.</summary>
/// <param name="Opens">Answers after which more is asked, in the order of the options.</param>
/// <param name="IsAgain">It stands in full further up.</param>
public sealed record Branch(Question Question, ImmutableArray<Opened> Opens, bool IsAgain)
{
    /// <summary>Beginning with what hangs on no answer.</summary>
    public static ImmutableArray<Branch> Of(Dialog dialog) => Branches.Of(dialog);
}

/// <param name="Values">As conditions name them: option ids, <c>yes</c>…; any of them leads there.</param>
public sealed record Opened(ImmutableArray<string> Values, ImmutableArray<Branch> Branches);
