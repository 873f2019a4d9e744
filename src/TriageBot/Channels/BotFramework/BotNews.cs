namespace TriageBot.Channels.BotFramework;

/// <summary>What a channel tells us of a person.</summary>
internal abstract record BotNews;

internal sealed record Said(InboundMessage Message) : BotNews;

/// <summary>They have taken the bot out of their chats.</summary>
internal sealed record Left(BotRoute Route) : BotNews;

/// <summary>They have deleted a message in their chat.</summary>
internal sealed record TakenBack(BotRoute Route, string Handle) : BotNews;
