using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TriageBot.Channels.BotFramework;

/// <summary>Where a person can be answered. Sealed with their conversation and made of checked calls only, so nobody can point it elsewhere.</summary>
/// <param name="Vouched">A valid token named this service URL; otherwise it is good on this machine only.</param>
/// <param name="Activity">The message last heard.</param>
internal sealed record BotRoute(string ServiceUrl, string ChannelId, string Conversation, string? Bot, string User, string? Activity, bool Vouched)
{
    /// <summary>The channels by the names used here. Any other is a <see cref="Other"/>: our own <c>sms</c> and <c>web</c> are not theirs.</summary>
    public static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["msteams"] = "teams",
        ["webchat"] = "webchat",
        ["directline"] = "directline",
        ["emulator"] = "emulator",
        ["email"] = "email",
        ["facebook"] = "facebook",
        ["line"] = "line",
        ["slack"] = "slack",
        ["telegram"] = "telegram",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public const string Other = "bot";

    public static IReadOnlyList<string> ChannelNames { get; } = [.. Names.Values, Other];

    [JsonIgnore]
    public string Channel => Names.GetValueOrDefault(ChannelId, Other);

    /// <summary>The person in this conversation, the same for ever whatever the service URL.</summary>
    [JsonIgnore]
    public string Address => string.Join('/', new[] { ChannelId, Conversation, User }.Select(Uri.EscapeDataString));

    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>Null for what is no route.</summary>
    public static BotRoute? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<BotRoute>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The message's id among all: a channel's own ids are only unlike each other within a conversation.</summary>
    public string MessageId(string id) => string.Join('/', new[] { ChannelId, Conversation, id }.Select(Uri.EscapeDataString));
}
