using TriageBot.Engine.Texts;

namespace TriageBot.Channels.Twilio;

/// <summary>Makes a text fit for Twilio: cheap letters on SMS, parts of at most 1,600 characters.</summary>
internal static class TwilioText
{
    private const int Longest = 1600;

    public static IReadOnlyList<string> Parts(string channel, string text, bool keepAccents = false)
    {
        var rest = (channel is TwilioAddress.Sms ? Sms.Prepare(text, dropAccents: !keepAccents) : text).Trim();
        var parts = new List<string>();
        while (rest.Length > Longest)
        {
            var cut = Cut(rest);
            parts.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        if (rest.Length > 0)
        {
            parts.Add(rest);
        }

        return parts;
    }

    // After a sentence, else between words, else anywhere but inside a surrogate pair.
    private static int Cut(string text)
    {
        for (var at = Longest; at > Longest / 2; at--)
        {
            if (EndsSentence(text, at))
            {
                return at;
            }
        }

        var space = text.LastIndexOfAny([' ', '\n', '\t', '\u3000'], Longest);
        if (space > Longest / 2)
        {
            return space;
        }

        return char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
    }

    private static bool EndsSentence(string text, int at) => text[at - 1] switch
    {
        '.' or '!' or '?' or '…' or '؟' or '۔' or '।' or '።' or '။' or '։' => char.IsWhiteSpace(text[at]),
        '。' or '！' or '？' or '\n' => true,
        _ => false,
    };
}
