using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Channels.BotFramework;

/// <summary>What an activity means to us.</summary>
internal static class BotInbound
{
    /// <summary>The news; or nothing for what is of no concern; or the field it cannot do without.</summary>
    public static (BotNews? News, string? BadField) Read(Activity activity, bool vouched, DateTimeOffset received)
    {
        if (activity.MissingField() is { } missing)
        {
            return (null, missing);
        }

        // What is said in a group everybody reads; an intake is for one person.
        if (activity.Conversation!.IsShared)
        {
            return (null, null);
        }

        return activity.Type switch
        {
            "message" => Text(activity, vouched, received),
            "messageUpdate" => Edit(activity, vouched, received),
            "messageDelete" => (TakenBack(activity, vouched), null),
            "installationUpdate" => (Installation(activity, vouched, received), null),
            "conversationUpdate" => (Left(activity, vouched) ?? (BotNews?)Arrival(activity, vouched, received), null),
            _ => (null, null),
        };
    }

    private static (Said? Said, string? BadField) Text(Activity activity, bool vouched, DateTimeOffset received)
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
        var id = route.MessageId(activity.Id);
        return (new Said(new InboundMessage(
            route.Channel, route.Address, id, (activity.Text ?? "").Trim(), BotAttachments.Of(activity), received, To: route.Write(), Buttons: true, Handle: id) { WrittenTo = route.Bot ?? "" }), null);
    }

    // Each wording is a message of its own; the same one twice is not. What was deleted and comes back comes as an edit.
    private static (Said? Said, string? BadField) Edit(Activity activity, bool vouched, DateTimeOffset received)
    {
        if (string.IsNullOrWhiteSpace(activity.Text))
        {
            return (null, null);
        }

        var (said, bad) = Text(activity, vouched, received);
        var wording = activity.Timestamp ?? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(activity.Text)));
        return (said is null ? null : new Said(said.Message with { ExternalId = $"{said.Message.ExternalId}/{wording}", Edited = true }), bad);
    }

    private static TakenBack? TakenBack(Activity activity, bool vouched) =>
        Person(activity) is { } person && !string.IsNullOrEmpty(activity.Id) && Route(activity, person, vouched) is var route ? new TakenBack(route, route.MessageId(activity.Id)) : null;

    private static BotNews? Installation(Activity activity, bool vouched, DateTimeOffset received)
    {
        if (Person(activity) is not { } person)
        {
            return null;
        }

        var route = Route(activity, person, vouched) with { Activity = null };
        return activity.Action switch
        {
            "add" => new Said(Opening(route, $"installed/{activity.Id ?? activity.Timestamp}", received) with { Returns = true }),
            "remove" => new Left(route),
            _ => null,
        };
    }

    // The bot itself was taken out of a conversation that has nobody else in it.
    private static Left? Left(Activity activity, bool vouched) =>
        Person(activity) is { } person && activity.MembersRemoved?.Any(member => IsBot(activity, member?.Id)) is true ? new Left(Route(activity, person, vouched)) : null;

    private static Said? Arrival(Activity activity, bool vouched, DateTimeOffset received) =>
        activity.MembersAdded?.FirstOrDefault(member => !string.IsNullOrEmpty(member?.Id) && !IsBot(activity, member.Id)) is { Id: { } person }
            ? new Said(Opening(Route(activity, person, vouched) with { Activity = null }, "added", received))
            : null;

    private static InboundMessage Opening(BotRoute route, string id, DateTimeOffset received) =>
        new(route.Channel, route.Address, route.MessageId(id), "", [], received, To: route.Write(), Opens: true, Buttons: true) { WrittenTo = route.Bot ?? "" };

    private static string? Person(Activity activity) => activity.From?.Id is { Length: > 0 } from && !IsBot(activity, from) ? from : null;

    private static bool IsBot(Activity activity, string? id) => id is not null && string.Equals(id, activity.Recipient?.Id, StringComparison.Ordinal);

    private static BotRoute Route(Activity activity, string user, bool vouched) => new(
        activity.ServiceUrl!, activity.ChannelId!, activity.Conversation!.Id!, activity.Recipient?.Id, user, activity.Id, vouched);
}
