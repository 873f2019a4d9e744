using System.Globalization;

namespace TriageBot.Channels.Twilio;

/// <summary>A message as Twilio's REST API lists it (https://www.twilio.com/docs/messaging/api/message-resource#message-properties).</summary>
internal sealed record ListedText(
    string? Sid, string? Direction, string? From, string? To, string? Body, string? NumMedia, string? DateSent, string? MessagingServiceSid)
{
    public bool IsInbound => Direction is "inbound" && Sid is not null && From is not null;

    public bool HasMedia => int.TryParse(NumMedia, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0;

    /// <summary>To the second; null where Twilio does not say.</summary>
    public DateTimeOffset? Sent =>
        DateTimeOffset.TryParse(DateSent, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent) ? sent : null;
}

internal sealed record TextPage(IReadOnlyList<ListedText>? Messages, string? NextPageUri);

internal sealed record ListedMedia(string? ContentType, string? Uri);

internal sealed record MediaPage(IReadOnlyList<ListedMedia>? MediaList);
