using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Engine.Conversations;

/// <summary>What a machine made of the person's own words, for staff to read. No reading and no rule ever looks at it.</summary>
/// <param name="Of">Which words: see <see cref="Key"/>.</param>
/// <param name="Text">Null where the words were found to be English already.</param>
/// <param name="By">The engine, such as <c>azure</c>.</param>
public sealed record EnglishText(string Of, string? Text, string By)
{
    // It is only ever kept beside the words themselves, so it hides nothing and needs no key: it is short, and the words are long.
    private const int KeyBytes = 16;

    /// <summary>The same words are translated once, wherever they were said.</summary>
    public static string Key(string words) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, KeyBytes));

    /// <summary>Of words that are no longer there nothing is kept: corrected, forgotten, or never of this conversation.</summary>
    internal static ImmutableArray<EnglishText> StillSaid(Conversation conversation, ImmutableArray<EnglishText> english)
    {
        if (english.IsEmpty)
        {
            return english;
        }

        var said = conversation.Answers.Select(answer => answer.Text).Concat(conversation.Remarks.Select(remark => remark.Text)).Select(Key).ToHashSet(StringComparer.Ordinal);
        return english.All(text => said.Contains(text.Of)) ? english : [.. english.Where(text => said.Contains(text.Of))];
    }

    /// <summary>Adds what came.</summary>
    internal static void Take(Draft draft, ImmutableArray<EnglishText> came)
    {
        var conversation = draft.Conversation;
        if (conversation.Consent is { Given: true })
        {
            var known = conversation.English.Select(text => text.Of).ToHashSet(StringComparer.Ordinal);
            draft.Conversation = conversation with { English = [.. conversation.English, .. came.Where(text => known.Add(text.Of))] };
        }
    }
}
