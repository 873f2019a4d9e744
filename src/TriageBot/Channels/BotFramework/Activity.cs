using System.Text.Json;
using System.Text.Json.Serialization;

namespace TriageBot.Channels.BotFramework;

/// <summary>What is read of an activity; there is more
/// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object).</summary>
internal sealed record Activity
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? ChannelId { get; init; }

    public string? ServiceUrl { get; init; }

    public string? Text { get; init; }

    /// <summary>When an edit was made; as it was written.</summary>
    public string? Timestamp { get; init; }

    public Account? From { get; init; }

    public Account? Recipient { get; init; }

    public Place? Conversation { get; init; }

    public IReadOnlyList<Attachment?>? Attachments { get; init; }

    public IReadOnlyList<Account?>? MembersAdded { get; init; }

    public IReadOnlyList<Account?>? MembersRemoved { get; init; }

    /// <summary>Of an <c>installationUpdate</c>: <c>add</c>, <c>remove</c>; an upgrade is neither.</summary>
    public string? Action { get; init; }

    /// <summary>The activity, or the field that cannot be read.</summary>
    public static (Activity? Activity, string? BadField) Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Activity>(json, Reading) is { } activity ? (activity, null) : (null, "activity");
        }
        catch (JsonException unreadable)
        {
            return (null, unreadable.Path is ['$', '.', .. var field] && IsPlain(field) ? field : "activity");
        }
    }

    /// <summary>The field without which nothing can be done, or null.</summary>
    public string? MissingField() => this switch
    {
        { Type: null or "" } => "type",
        { ChannelId: null or "" } => "channelId",
        { ServiceUrl: null or "" } => "serviceUrl",
        { Conversation.Id: null or "" } or { Conversation: null } => "conversation.id",
        _ => null,
    };

    // A path may quote any key that came.
    private static bool IsPlain(string field) => field.Length <= 64 && field.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '[' or ']');

    /// <summary>Somebody on a channel: the person or the bot.</summary>
    internal sealed record Account
    {
        public string? Id { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Name { get; init; }
    }

    internal sealed record Place
    {
        public string? Id { get; init; }

        public bool? IsGroup { get; init; }

        /// <summary>Teams says <c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
        public string? ConversationType { get; init; }

        [JsonIgnore]
        public bool IsShared => IsGroup is true || ConversationType is "groupChat" or "channel";
    }

    internal sealed record Attachment
    {
        public string? ContentType { get; init; }

        public string? ContentUrl { get; init; }

        /// <summary>A card, a file, a text: whatever the type says.</summary>
        public JsonElement? Content { get; init; }
    }
}
