using System.Collections.Immutable;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Checking;

/// <summary>One turn of an example, as it comes out in one locale.</summary>
/// <param name="Said">By the person; null where only time passes.</param>
/// <param name="State">Null where nothing happened.</param>
/// <param name="Events">Told to the case queue.</param>
/// <param name="Pages">Staff are paged.</param>
/// <param name="Differences">From what the example expects.</param>
public sealed record ReplayedTurn(
    TranscriptTurn Turn, string? Said, ImmutableArray<string> Replies, ReplayedState? State, ImmutableArray<string> Events, bool Pages, ImmutableArray<Difference> Differences)
{
    internal static ReplayedTurn Of(TranscriptTurn turn, string? said, IReadOnlyList<Turn> turns)
    {
        var effects = turns.SelectMany(one => one.Effects).ToList();
        return new ReplayedTurn(
            turn,
            said,
            [.. effects.OfType<Say>().Select(say => say.Text)],
            turns.Count > 0 ? ReplayedState.Of(turns[^1]) : null,
            [.. effects.OfType<TellCaseQueue>().Select(tell => tell.Type)],
            effects.OfType<Page>().Any(),
            []);
    }
}

/// <summary>Where a conversation stands after a turn, by id.</summary>
/// <param name="Question">That waits; <c>none</c> for none.</param>
/// <param name="Rules">That fire.</param>
public sealed record ReplayedState(string Question, string Phase, string Level, string Locale, ImmutableArray<string> Rules)
{
    internal static ReplayedState Of(Turn turn) => new(
        turn.Conversation.Waiting ?? "none", turn.Conversation.Phase.Id(), turn.Urgency.Level.Id(), turn.Conversation.Locale ?? "none", [.. turn.Urgency.Reasons.Select(reason => reason.Rule)]);
}

/// <summary>Something that came out otherwise than an example expects.</summary>
/// <param name="Key">Where the example says so, such as <c>level</c> or <c>answer.topic</c>.</param>
/// <param name="Now">What it would have to say instead, as YAML; null where that is for a person to write.</param>
public sealed record Difference(string Key, string Message, string? Now);
