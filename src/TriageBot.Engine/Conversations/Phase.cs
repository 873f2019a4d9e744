namespace TriageBot.Engine.Conversations;

/// <summary>Where a conversation stands.</summary>
public enum Phase
{
    /// <summary>Nothing said yet, or the language is not known.</summary>
    Language,
    Safety,
    Consent,
    Screening,
    Review,

    /// <summary>The intake has been sent.</summary>
    Submitted,

    /// <summary>Texts after sending reach the case.</summary>
    FollowUp,

    /// <summary>Not safe to text now, or the exit word: nothing is sent until the person writes again.</summary>
    Paused,

    /// <summary>STOP: nothing is sent any more; what comes in is still heard.</summary>
    Stopped,

    /// <summary>Consent refused or DELETE confirmed.</summary>
    Withdrawn,

    /// <summary>Silent for too long; the next text begins anew.</summary>
    Expired,
}
