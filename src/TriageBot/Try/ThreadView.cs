using System.Collections.Immutable;

namespace TriageBot.Try;

/// <summary>A thread as the simulator shows it.</summary>
/// <param name="Hotline">Who is written to.</param>
/// <param name="Lines">How many lines are kept now; fewer than before means that they were erased.</param>
/// <param name="Bubbles">Of the lines asked for.</param>
/// <param name="Staff">Null while nothing is kept of this person.</param>
/// <param name="HasQueue">There is a built-in case queue to look at.</param>
internal sealed record ThreadView(string Hotline, int Lines, ImmutableArray<Bubble> Bubbles, StaffView? Staff, bool HasQueue);

/// <summary>What staff would see of a conversation, and what they have been told.</summary>
internal sealed record StaffView
{
    public required string Reference { get; init; }

    public required string IntakeId { get; init; }

    public required string Phase { get; init; }

    public required LanguageView? Language { get; init; }

    /// <summary>Label of the question now waiting.</summary>
    public required string? Waiting { get; init; }

    public required string Level { get; init; }

    /// <summary>Orders people only.</summary>
    public required int Score { get; init; }

    public required ImmutableArray<ReasonView> Reasons { get; init; }

    public required ImmutableArray<AnswerView> Answers { get; init; }

    public required ImmutableArray<string> Remarks { get; init; }

    public required ImmutableArray<AttachmentView> Attachments { get; init; }

    public required ImmutableArray<string> Flags { get; init; }

    /// <summary>What has left so far: <c>nothing</c>; <c>danger</c>, from before consent; <c>part</c>, up to when danger was heard; <c>all</c>.</summary>
    public required string Shared { get; init; }

    public required bool SafeMode { get; init; }

    public required bool OptedOut { get; init; }

    public required bool WantsPerson { get; init; }

    /// <summary>Oldest first.</summary>
    public required ImmutableArray<EventView> Events { get; init; }

    public required ImmutableArray<PageView> Pages { get; init; }

    /// <summary>Nobody is on the list of those to page.</summary>
    public required bool ReachesNobody { get; init; }
}

/// <param name="ChosenBy"><c>person</c> or <c>detected</c>.</param>
internal sealed record LanguageView(string Tag, string Name, string ChosenBy);

internal sealed record ReasonView(string Rule, string Level, string Text, string Source, DeadlineView? Deadline);

/// <param name="Reading"><c>sure</c>, <c>confirmed</c> or <c>earlier-of-two</c>.</param>
internal sealed record DeadlineView(DateOnly Date, int DaysLeft, string Reading);

/// <param name="Kind"><c>yes</c>, <c>no</c>, <c>not-sure</c>, <c>skip</c>, <c>unread</c>, <c>chosen</c>, <c>date</c>, <c>number</c> or <c>words</c>.</param>
/// <param name="Items">Option labels; ISO dates, two while it reads two ways; the number; the words.</param>
/// <param name="Text">As written.</param>
internal sealed record AnswerView(string Question, string Label, string Kind, ImmutableArray<string> Items, string Text);

/// <param name="Bytes">0 until it is kept.</param>
internal sealed record AttachmentView(string ContentType, long Bytes);

/// <param name="Action">An event type of the contract, <c>page</c> or <c>page-taken</c>.</param>
internal sealed record EventView(DateTimeOffset At, string Action, string? Detail);

/// <summary>A page nobody has taken yet, in the words that staff get.</summary>
internal sealed record PageView(DateTimeOffset At, string Text);
