using System.Collections.Immutable;

namespace TriageBot.Publishing;

/// <summary>One text of a rehearsal and what the bot made of it.</summary>
/// <param name="Said">By the person.</param>
/// <param name="Replies">Of the bot, as they arrive.</param>
/// <param name="Segments">SMS segments of the replies; 0 where another channel carries them.</param>
/// <param name="Question">That waits now; null where none does.</param>
/// <param name="Rules">That fire now.</param>
internal sealed record RehearsedTurn(string Said, ImmutableArray<string> Replies, int Segments, string? Question, string Phase, string Level, ImmutableArray<string> Rules, ImmutableArray<string> Events)
{
    /// <summary>Tag of the language that it is held in by now; null while unknown.</summary>
    public string? Locale { get; init; }

    /// <summary>The first letter that makes a reply dear on SMS; null where none does.</summary>
    public string? ForcedBy { get; init; }

    /// <summary>What they said, as every language reads it.</summary>
    public string Anywhere { get; init; } = Said;
}
