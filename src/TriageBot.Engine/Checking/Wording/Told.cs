using System.Text.RegularExpressions;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>Words that a text asks people to send: in capitals, in quotes, or in English after "send" and the like.</summary>
internal static partial class Told
{
    /// <summary>Folded.</summary>
    public static IEnumerable<string> Words(string text) =>
        Pattern().Matches(ToOthers().Replace(text, "")).Select(match => Folded.Of(match.Groups["word"].Value));

    /// <summary>Only those in capitals, as they stand.</summary>
    public static IEnumerable<string> InCapitals(string text) => Capitals().Matches(ToOthers().Replace(text, "")).Select(match => match.Value);

    [GeneratedRegex(@"\b\p{Lu}{3,}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Capitals();

    [GeneratedRegex(@"(?:\b(?i:send|reply|text|type|write|answer)(?: with)? [""'“‘«]?|[""'“‘«])(?<word>\p{L}{2,})(?=[""'”’».,;!?\s]|$)|\b(?<word>\p{Lu}{3,})\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();

    // "text START to {phone.dv_text}": sent to another number, our carrier has no part in it.
    [GeneratedRegex(@"\b\p{Lu}{3,}(?: \p{L}{1,4}){0,2} \{phone\.\w+\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ToOthers();
}
