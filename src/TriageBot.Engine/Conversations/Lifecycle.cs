using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace TriageBot.Engine.Conversations;

/// <summary>What moves a conversation from one phase to another.</summary>
public enum Trigger
{
    /// <summary>The language is known.</summary>
    Begin,

    /// <summary>The next question belongs to this stage.</summary>
    AskSafety,
    AskConsent,
    AskScreening,

    /// <summary>Nothing is left to ask.</summary>
    NothingLeft,
    Submit,
    WriteAgain,
    Refuse,
    Delete,
    Pause,
    ComeBack,
    Stop,
    Start,
    Silence,

    /// <summary>We write to somebody whose case goes on.</summary>
    Reach,
}

/// <summary>A move that is not in the table: a bug, not something a person can cause.</summary>
public sealed class MoveNotPermittedException(Phase from, Trigger trigger) : InvalidOperationException($"{trigger} is not permitted in {from}");

/// <summary>The whole lifecycle as a table. What is not in it cannot happen.</summary>
public static class Lifecycle
{
    private static readonly ImmutableArray<Phase> Asking = [Phase.Safety, Phase.Consent, Phase.Screening, Phase.Review];
    private static readonly ImmutableArray<Phase> Sent = [Phase.Submitted, Phase.FollowUp];
    private static readonly ImmutableArray<Phase> Ended = [Phase.Withdrawn, Phase.Expired];

    /// <summary>Permitted moves. A null target goes back to where the conversation was interrupted.</summary>
    public static readonly ImmutableArray<(Phase From, Trigger Trigger, Phase? To)> Table = [.. Rows().Distinct()];

    private static readonly FrozenDictionary<(Phase, Trigger), Phase?> Moves = Table.ToFrozenDictionary(row => (row.From, row.Trigger), row => row.To);

    public static bool Permits(Phase from, Trigger trigger) => Moves.ContainsKey((from, trigger));

    public static Phase Next(Phase from, Trigger trigger, Phase? resume) =>
        Moves.TryGetValue((from, trigger), out var to) ? to ?? resume ?? Phase.Safety : throw new MoveNotPermittedException(from, trigger);

    /// <summary>Where an interruption goes back to. STOP in a paused conversation still goes back to where it was paused.</summary>
    internal static Phase? Resume(Conversation conversation, Trigger trigger) => trigger switch
    {
        Trigger.Pause or Trigger.Stop => conversation.Phase is Phase.Paused or Phase.Stopped ? conversation.Resume : conversation.Phase,
        Trigger.ComeBack or Trigger.Start => null,
        _ => conversation.Resume,
    };

    /// <summary>The table as a Mermaid state diagram, for the docs.</summary>
    public static string Mermaid()
    {
        var drawing = new StringBuilder("stateDiagram-v2\n    state \"where it was\" as Interrupted\n    [*] --> Language\n");
        foreach (var (from, trigger, to) in Table)
        {
            drawing.Append("    ").Append(from).Append(" --> ").Append(to?.ToString() ?? "Interrupted").Append(" : ").Append(trigger).Append('\n');
        }

        return drawing.ToString();
    }

    private static IEnumerable<(Phase, Trigger, Phase?)> Rows()
    {
        yield return (Phase.Language, Trigger.Begin, Phase.Safety);
        foreach (var from in Asking)
        {
            // BACK and corrections make any of these follow any other: the next question decides.
            yield return (from, Trigger.AskSafety, Phase.Safety);
            yield return (from, Trigger.AskConsent, Phase.Consent);
            yield return (from, Trigger.AskScreening, Phase.Screening);
            yield return (from, Trigger.NothingLeft, Phase.Review);
        }

        yield return (Phase.Review, Trigger.Submit, Phase.Submitted);
        yield return (Phase.Consent, Trigger.Refuse, Phase.Withdrawn);
        foreach (var from in Sent)
        {
            yield return (from, Trigger.WriteAgain, Phase.FollowUp);
        }

        foreach (var from in Enum.GetValues<Phase>().Except(Ended))
        {
            yield return (from, Trigger.Delete, Phase.Withdrawn);
            yield return (from, Trigger.Stop, Phase.Stopped);
            if (from is not Phase.Stopped)
            {
                yield return (from, Trigger.Pause, Phase.Paused);
            }
        }

        // Not from Stopped: an opt-out does not run out.
        foreach (var from in Asking.Append(Phase.Language).Append(Phase.Paused))
        {
            yield return (from, Trigger.Silence, Phase.Expired);
        }

        yield return (Phase.Expired, Trigger.Reach, Phase.FollowUp);
        yield return (Phase.Paused, Trigger.ComeBack, null);
        yield return (Phase.Stopped, Trigger.Start, null);
    }
}
