using System.Text.Json;
using System.Text.Json.Serialization;

namespace TriageBot.Channels.BotFramework;

/// <summary>A message as the Bot Connector takes it.</summary>
internal static class BotReply
{
    public static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <param name="answered">The activity that is answered, or null.</param>
    public static string Address(BotRoute route, string? answered) =>
        $"{route.ServiceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(route.Conversation)}/activities{(answered is null ? "" : "/" + Uri.EscapeDataString(answered))}";

    public static object Of(BotRoute route, OutboundMessage message, string? answered) => new
    {
        Type = "message",
        route.ChannelId,
        From = route.Bot is null ? null : new { Id = route.Bot },
        Recipient = new { Id = route.User },
        Conversation = new { Id = route.Conversation },
        ReplyToId = answered,
        message.Text,
        message.Locale,

        // Nothing in a text is meant as markup.
        TextFormat = "plain",
        SuggestedActions = message.Choices is not { Count: > 0 } choices ? null : new
        {
            To = new[] { route.User },
            Actions = choices.Select(choice => new { Type = "imBack", choice.Title, Value = choice.Text }),
        },
    };
}
