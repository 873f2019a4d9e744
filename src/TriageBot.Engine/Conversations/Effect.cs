using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Conversations;

/// <summary>Something the host does after the commit. The engine only says what.</summary>
public abstract record Effect;

/// <summary>One message to the person.</summary>
/// <param name="Safety">Holds a safety text: it waits for nothing.</param>
/// <param name="Answers">Answers the message of this turn; false for what we start.</param>
/// <param name="English">What staff's own words in it are in English, for those who read the thread later; null where there are none.</param>
public sealed record Say(string Text, bool Safety, bool Answers, string? English = null) : Effect;

/// <summary>What became of news.</summary>
/// <param name="Intake">Which it is about.</param>
/// <param name="Why">Such as <c>night</c> or <c>opted-out</c>; null when it was said.</param>
public sealed record NewsTaken(string Intake, NewsState State, string? Why) : Effect;

public enum NewsState
{
    Said,
    Waits,

    /// <summary>It will never be said.</summary>
    Refused,
}

/// <summary>Page staff now, for this level.</summary>
public sealed record Page(Level Level) : Effect;

/// <summary>Tell the case queue. The host writes the document from the conversation of the same commit.</summary>
/// <param name="Type">An event type of the contract, such as <c>intake.flagged</c>.</param>
/// <param name="Reason">For <c>intake.withdrawn</c>.</param>
/// <param name="Revision">Of the intake with this event; one more than the event before.</param>
public sealed record TellCaseQueue(string Type, int Revision, string? Reason = null) : Effect;

public sealed record SetTimer(TimerKind Kind, DateTimeOffset Due) : Effect;

public sealed record ClearTimer(TimerKind Kind) : Effect;

/// <summary>Erase all that is kept of this contact's conversation, leaving a receipt.</summary>
public sealed record Erase : Effect;

/// <summary>Erase the thread's texts.</summary>
/// <param name="Intakes">And the intakes of this contact: somebody who refused comes back before the time was up.</param>
public sealed record ForgetTexts(bool Intakes) : Effect;

/// <summary>Fetch this medium of the message.</summary>
/// <param name="Attachment">Its number.</param>
/// <param name="Medium">Its place in the message, from 0.</param>
public sealed record Fetch(int Attachment, int Medium) : Effect;

/// <summary>Event types of the contract.</summary>
public static class IntakeEvents
{
    public const string Flagged = "intake.flagged";
    public const string Completed = "intake.completed";
    public const string Partial = "intake.partial";
    public const string Updated = "intake.updated";
    public const string Withdrawn = "intake.withdrawn";
    public const string Feedback = "feedback.received";
}
