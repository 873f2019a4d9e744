using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TriageBot.Engine.Conversations;

namespace TriageBot.Channels;

/// <summary>A text that came in, whatever it came through.</summary>
/// <param name="Channel"><c>sms</c>, <c>whatsapp</c>, <c>web</c>, <c>teams</c>…</param>
/// <param name="From">The contact's address on that channel, the same for ever: E.164 for SMS.</param>
/// <param name="ExternalId">The channel's own id of this message: a redelivery carries the same one.</param>
/// <param name="CarrierAnswered">The carrier has already answered an opt-out word: stay silent.</param>
/// <param name="ReplyInline">The reply can travel in the same HTTP response; otherwise it is sent like any other message.</param>
/// <param name="To">Which of our addresses it came to, as the channel itself writes it; null where there is only one.</param>
/// <param name="Source">What the link that the person came by says of where they come from.</param>
/// <param name="Opens">The person has come and said nothing yet: they are greeted, unless a conversation is there already.</param>
/// <param name="Edited">The new wording of a text that came before.</param>
/// <param name="Buttons">The channel can show buttons beside its answer.</param>
/// <param name="SharedDevice">It was written on a device that others use after this person.</param>
/// <param name="Unheard">Its answer, if it has had one, did not arrive: it is sent once more.</param>
/// <param name="Returns">The person has added us to their chats: it means START to whoever had opted out.</param>
/// <param name="Handle">What the channel will name it by when the person deletes it in their chat; its edits have the same. Null where nobody can.</param>
internal sealed record InboundMessage(
    string Channel,
    string From,
    string ExternalId,
    string Text,
    ImmutableArray<Media> Media,
    DateTimeOffset Received,
    bool CarrierAnswered = false,
    bool ReplyInline = false,
    string? To = null,
    string? Source = null,
    bool Opens = false,
    bool Edited = false,
    bool Buttons = false,
    bool Unheard = false,
    bool SharedDevice = false,
    bool Returns = false,
    string? Handle = null)
{
    /// <summary>Which of our addresses the person wrote to, as a pack names it. Where <see cref="To"/> holds a whole route it is part of that.</summary>
    public string? WrittenTo
    {
        get => field ?? To;
        init;
    }

    public ImmutableArray<string> MediaTypes => [.. Media.Select(medium => medium.ContentType)];
}

/// <summary>A picture or voice note, by reference.</summary>
/// <param name="Url">May be a <c>data:</c> address, which holds the bytes themselves.</param>
internal sealed record Media(string Url, string ContentType)
{
    private const string Inline = "data:";

    [JsonIgnore]
    public bool IsInline => Url.StartsWith(Inline, StringComparison.OrdinalIgnoreCase);

    /// <summary>Without the bytes, which are kept elsewhere.</summary>
    public Media Bare() => IsInline ? this with { Url = Inline } : this;
}

/// <summary>A text to send.</summary>
/// <param name="Id">Stable over retries.</param>
/// <param name="Safety">Waits for nothing.</param>
/// <param name="KeepAccents">The locale does not let accents be dropped on SMS.</param>
/// <param name="From">Which of our addresses the person wrote to: an answer from another number is another thread on their phone. Null: the usual one.</param>
/// <param name="Locale">BCP 47 tag it is written in, where known.</param>
/// <param name="Heard">When the person last wrote: some channels take free texts only for a day after that. Null: not a person's conversation.</param>
/// <param name="Answers">Answers what the person has just said; false for what we start.</param>
/// <param name="Choices">Buttons to show beside the text; null for none.</param>
internal sealed record OutboundMessage(
    string Id,
    string Channel,
    string To,
    string Text,
    bool Safety,
    bool KeepAccents = false,
    string? From = null,
    string? Locale = null,
    DateTimeOffset? Heard = null,
    bool Answers = false,
    IReadOnlyList<QuickReply>? Choices = null);

/// <summary>One way to reach people. A folder of its own and one registration.</summary>
internal interface IChannel
{
    /// <summary>The channel names it sends for, such as <c>sms</c> and <c>whatsapp</c>.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Never throws for what the far end does: that is a <see cref="SendFailure"/>.</summary>
    Task<SendResult> Send(OutboundMessage message, CancellationToken cancel);
}

internal abstract record SendResult;

/// <param name="ExternalId">The far end's id, when it gave one.</param>
internal sealed record Sent(string? ExternalId) : SendResult;

/// <param name="Retryable">Worth trying again later.</param>
/// <param name="Code">The far end's code, such as <c>21610</c>, or our own word, such as <c>timeout</c>. No personal data.</param>
/// <param name="RetryAfter">How long the far end asked us to wait.</param>
internal sealed record SendFailure(bool Retryable, string Code, TimeSpan? RetryAfter = null) : SendResult;
