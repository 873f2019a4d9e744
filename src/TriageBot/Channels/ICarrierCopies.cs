namespace TriageBot.Channels;

/// <summary>What the service behind a channel keeps of a thread, and deletes when asked.</summary>
internal interface ICarrierCopies
{
    /// <summary>The channel names it deletes for.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>May be repeated; what is gone already is no failure. Never throws for what the far end does.</summary>
    /// <param name="isTakenIn">Whether a young message of this id has been taken in: one that has not is left alone.</param>
    Task<SendResult> Delete(CopiesOrder order, Func<string, Task<bool>> isTakenIn, CancellationToken cancel);
}

/// <param name="Address">The person's.</param>
/// <param name="Ours">Which of our addresses they last wrote to, where it is known.</param>
/// <param name="Since">Null: from the beginning.</param>
/// <param name="Until">What the person sent after it stays. What we sent goes whenever it was.</param>
/// <param name="KeepMedia">Messages with pictures and voice notes stay.</param>
internal sealed record CopiesOrder(string Address, string Channel, string? Ours, DateTimeOffset? Since, DateTimeOffset Until, bool KeepMedia = false);
