using System.Collections.Immutable;

namespace TriageBot.Engine.Dialogs;

/// <summary>A fact that can make conditions hold. Two facts that share a cue only cost a look too many.</summary>
/// <param name="About">Question id, <c>flag</c>, <c>person</c> or <c>shared-device</c>.</param>
/// <param name="Value">As conditions name it; null is any.</param>
internal readonly record struct Cue(string About, string? Value)
{
    public static readonly Cue Person = new("person", null);

    public static readonly Cue SharedDevice = new("shared-device", null);

    public static Cue Flag(string? kind) => new("flag", kind);

    /// <summary>All cues of one answer.</summary>
    public static void AddOf(string question, AnswerValue answer, List<Cue> cues)
    {
        cues.Add(new(question, null));
        if (answer is Chosen chosen)
        {
            foreach (var option in chosen.Options)
            {
                cues.Add(new(question, option));
            }
        }
        else if (NameOf(answer) is { } name)
        {
            cues.Add(new(question, name));
        }
    }

    /// <summary>Cues without any one of which the condition cannot hold; null where it may hold on nothing at all.</summary>
    public static ImmutableArray<Cue>? Of(Condition condition) => condition switch
    {
        And and => Fewest(and.Parts),
        Or or => All(or.Parts),
        Is { Negated: false } a => [new(a.Question, a.Value)],
        Is a => [new(a.Question, null)],
        Includes a => [new(a.Question, a.Option)],
        IsAnswered a => [new(a.Question, null)],
        NumberIs a => [new(a.Question, null)],
        DaysAre a => [new(a.Question, null)],
        FlagHeard a => [Flag(a.Kind)],
        AskedForPerson => [Person],
        OnSharedDevice => [SharedDevice],
        _ => null,
    };

    /// <summary>As conditions write it, or null for a value they cannot name.</summary>
    internal static string? NameOf(AnswerValue answer) => answer switch
    {
        Yes => "yes",
        No => "no",
        NotSure => "not-sure",
        Skipped => "skipped",
        Unread => "unread",
        _ => null,
    };

    // Any part will do, since all must hold: the one that says most.
    private static ImmutableArray<Cue>? Fewest(ImmutableArray<Condition> parts)
    {
        ImmutableArray<Cue>? best = null;
        foreach (var part in parts)
        {
            if (Of(part) is { } cues && (best is null || Breadth(cues) < Breadth(best.Value)))
            {
                best = cues;
            }
        }

        return best;
    }

    private static int Breadth(ImmutableArray<Cue> cues) => cues.Sum(cue => cue.Value is null ? 4 : 1);

    private static ImmutableArray<Cue>? All(ImmutableArray<Condition> parts)
    {
        var all = ImmutableArray.CreateBuilder<Cue>();
        foreach (var part in parts)
        {
            if (Of(part) is not { } cues)
            {
                return null;
            }

            all.AddRange(cues);
        }

        return all.ToImmutable();
    }
}
