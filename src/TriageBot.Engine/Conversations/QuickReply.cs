namespace TriageBot.Engine.Conversations;

/// <summary>An answer that a channel with buttons can offer.</summary>
/// <param name="Title">What stands on the button, in the person's language.</param>
/// <param name="Text">What pressing it says: the digit that a text would have held, so that both mean the same everywhere.</param>
public sealed record QuickReply(string Title, string Text);
