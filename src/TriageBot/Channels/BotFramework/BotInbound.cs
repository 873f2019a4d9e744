using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Channels.BotFramework;

/// <summary>Turns an activity into a message, where it is one.</summary>
internal static class BotInbound
{
    private const int MostMedia = 10;
    private const int LongestUrl = 2048;

    /// <summary>The message; or nothing for what is of no concern; or the field it cannot do without.</summary>
    public static (InboundMessage? Message, string? BadField) Read(Activity activity, bool vouched, DateTimeOffset received)
    {
        if (activity.MissingField() is { } missing)
        {
            return (null, missing);
        }

        // What is said in a group everybody reads; an intake is for one person.
        if (activity.Conversation is { IsGroup: true })
        {
            return (null, null);
        }

        return activity.Type switch
        {
            "message" => Text(activity, vouched, received),
            "messageUpdate" => Edit(activity, vouched, received),
            "conversationUpdate" => (Arrival(activity, vouched, received), null),
            _ => (null, null),
        };
    }

    private static (InboundMessage? Message, string? BadField) Text(Activity activity, bool vouched, DateTimeOffset received)
    {
        if (string.IsNullOrEmpty(activity.Id))
        {
            return (null, "id");
        }

        if (string.IsNullOrEmpty(activity.From?.Id))
        {
            return (null, "from.id");
        }

        var route = Route(activity, activity.From.Id, vouched);
        return (new InboundMessage(
            route.Channel, route.Address, route.MessageId(activity.Id), (activity.Text ?? "").Trim(), Media(activity), received, To: route.Write(), Buttons: true), null);
    }

    // Each wording is a message of its own; the same one twice is not.
    private static (InboundMessage? Message, string? BadField) Edit(Activity activity, bool vouched, DateTimeOffset received)
    {
        if (string.IsNullOrWhiteSpace(activity.Text))
        {
            return (null, null);
        }

        var (message, bad) = Text(activity, vouched, received);
        return (message is null ? null : message with { ExternalId = $"{message.ExternalId}/{activity.Timestamp ?? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(activity.Text)))}", Edited = true }, bad);
    }

    private static InboundMessage? Arrival(Activity activity, bool vouched, DateTimeOffset received)
    {
        var person = activity.MembersAdded?.FirstOrDefault(member =>
            !string.IsNullOrEmpty(member?.Id) && !string.Equals(member.Id, activity.Recipient?.Id, StringComparison.Ordinal));
        if (person is null)
        {
            return null;
        }

        var route = Route(activity, person.Id!, vouched) with { Activity = null };
        return new InboundMessage(route.Channel, route.Address, route.MessageId("added"), "", [], received, To: route.Write(), Opens: true, Buttons: true);
    }

    private static BotRoute Route(Activity activity, string user, bool vouched) => new(
        activity.ServiceUrl!, activity.ChannelId!, activity.Conversation!.Id!, activity.Recipient?.Id, user, activity.Id, vouched);

    // Teams repeats a formatted text as an attachment without an address.
    private static ImmutableArray<Media> Media(Activity activity) =>
    [
        .. (activity.Attachments ?? [])
            .Where(attachment => !string.IsNullOrEmpty(attachment?.ContentUrl))
            .Take(MostMedia)
            .Select(attachment => new Media(Reference(attachment!.ContentUrl!), attachment.ContentType ?? "application/octet-stream")),
    ];

    // A picture written out in its own address is not carried about in every later turn.
    private static string Reference(string url) =>
        url.Length <= LongestUrl && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? url : "data:";
}
