using System.Collections.Immutable;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Conversations;

/// <summary>What a turn begins with. Messages, timers and news enter at the same place.</summary>
/// <param name="At">When it happened: the engine has no clock.</param>
public abstract record Event(DateTimeOffset At);

/// <param name="Text">As written; may be empty when only media came.</param>
/// <param name="CarrierAnswered">The carrier has already answered this opt-out word: stay silent.</param>
/// <param name="Source">Which place's link the person came by, if the channel knows.</param>
/// <param name="Edited">The new wording of an earlier text: it may tell of danger, but it is no answer to what waits now.</param>
/// <param name="Returned">The person has added us to their chats: to whoever had opted out it is START.</param>
public sealed record MessageCame(DateTimeOffset At, string Text, bool CarrierAnswered = false, string? Source = null, bool Edited = false, bool Returned = false) : Event(At)
{
    /// <summary>Content types of the pictures and voice notes that came with it.</summary>
    public ImmutableArray<string> Media { get; init; } = [];

    /// <summary>It was written on a device that others use after this person.</summary>
    public bool SharedDevice { get; init; }
}

/// <summary>A message whose reading failed: our bug must not cost the person their words.</summary>
public sealed record MessageUnread(DateTimeOffset At, string Text) : Event(At)
{
    /// <summary>As of <see cref="MessageCame"/>.</summary>
    public ImmutableArray<string> Media { get; init; } = [];
}

/// <summary>An attachment was fetched, or cannot be.</summary>
/// <param name="State">Any but <see cref="AttachmentState.Waiting"/>.</param>
public sealed record MediumFetched(DateTimeOffset At, int Number, AttachmentState State, string ContentType, long Bytes) : Event(At);

/// <summary>A machine has translated words of the person for staff.</summary>
public sealed record EnglishCame(DateTimeOffset At, ImmutableArray<EnglishText> English) : Event(At);

/// <summary>The case has news for the person.</summary>
public sealed record NewsCame(DateTimeOffset At, News News) : Event(At);

/// <summary>A named person of staff has set the level: the only way it ever falls.</summary>
public sealed record LevelSet(DateTimeOffset At, Level Level) : Event(At);

/// <summary>The rules are others than before, or a day has brought one into force: what is open is scored anew.</summary>
public sealed record RulesChanged(DateTimeOffset At) : Event(At);

/// <summary>Another clinic has taken the case: whoever follows it is told.</summary>
public sealed record CaseMoved(DateTimeOffset At) : Event(At);

public sealed record TimerFired(DateTimeOffset At, TimerKind Kind) : Event(At);

/// <summary>The carrier says this contact has opted out (21610), or they have taken us out of their chats.</summary>
public sealed record OptOutLearned(DateTimeOffset At) : Event(At);

/// <summary>The person deleted a message in their chat.</summary>
public sealed record MessageTakenBack(DateTimeOffset At) : Event(At)
{
    /// <summary>What stands for the words from then on, in whatever is kept. Readers put staff's own sentence there.</summary>
    public const string Mark = "\u2421";

    /// <summary>Its wordings.</summary>
    public ImmutableArray<SaidText> Texts { get; init; } = [];
}

/// <param name="At">When its turn was taken.</param>
public sealed record SaidText(string Text, DateTimeOffset At);

/// <summary>Somebody entitled to it asked us to erase this contact.</summary>
public sealed record DeletionOrdered(DateTimeOffset At) : Event(At);

public enum TimerKind
{
    /// <summary>Silence long enough to hand over what is known.</summary>
    Partial,

    /// <summary>One friendly reminder.</summary>
    Nudge,
    Expire,

    /// <summary>A day went by: a deadline may have come nearer.</summary>
    Deadline,

    /// <summary>What was kept has reached its end.</summary>
    Erase,

    /// <summary>The texts of a case that was handed over have reached theirs; the case stays.</summary>
    Texts,

    /// <summary>News that waited for the morning, or a meeting that is soon.</summary>
    News,
}
