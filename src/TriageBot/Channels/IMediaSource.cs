using TriageBot.Engine.Conversations;

namespace TriageBot.Channels;

/// <summary>Where a channel keeps what people send beside text.</summary>
internal interface IMediaSource
{
    /// <summary>The channel names it fetches for.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Never throws for what the far end does.</summary>
    /// <param name="to">Which of our addresses it came to, as the channel itself writes it; null where there is only one.</param>
    Task<FetchResult> Fetch(Media medium, string? to, CancellationToken cancel);
}

internal abstract record FetchResult;

/// <param name="ContentType">As the far end says now.</param>
internal sealed record Fetched(byte[] Bytes, string ContentType) : FetchResult;

/// <summary>It never will be.</summary>
internal sealed record NotFetched(AttachmentState Why) : FetchResult;

/// <summary>Not this time.</summary>
internal sealed record FetchFailed(SendFailure Failure) : FetchResult;
