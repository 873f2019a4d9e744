namespace TriageBot.Engine.Conversations;

/// <summary>A picture, voice note or paper that the person sent.</summary>
/// <param name="Number">Within the intake, from 1; never given twice.</param>
/// <param name="ContentType">As the channel names it, then as it was fetched.</param>
/// <param name="Question">The question that was waiting, or null.</param>
/// <param name="Bytes">0 until it is kept.</param>
public sealed record Attachment(
    int Number, string ContentType, DateTimeOffset At, string? Question, AttachmentState State = AttachmentState.Waiting, long Bytes = 0);

/// <summary>What has become of an attachment.</summary>
public enum AttachmentState
{
    /// <summary>Not fetched yet.</summary>
    Waiting,

    /// <summary>Here, and readable.</summary>
    Kept,

    /// <summary>It, or all of the intake's together, were more than is kept.</summary>
    TooLarge,

    /// <summary>A kind of file that is not fetched.</summary>
    OtherType,

    /// <summary>The channel has it no longer.</summary>
    Gone,

    /// <summary>Was kept, and has reached its end.</summary>
    Erased,
}
