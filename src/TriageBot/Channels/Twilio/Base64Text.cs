using System.Text;

namespace TriageBot.Channels.Twilio;

/// <summary>Some carriers hand a long text over in base64, cut wherever a part ended.</summary>
internal static class Base64Text
{
    // Shorter ones would be one word of letters, which a person may have typed.
    private const int Shortest = 60;

    /// <summary>The text inside, or the text itself where it is no base64 of a readable text.</summary>
    public static string Decode(string text)
    {
        if (text.Length < Shortest || text.Contains(' ', StringComparison.Ordinal))
        {
            return text;
        }

        // A cut may have left any number of letters: one over a group of four holds no whole byte.
        var letters = string.Concat(text.Where(letter => letter is not ('\r' or '\n'))).TrimEnd('=');
        var whole = letters.Length % 4 is 1 ? letters[..^1] : letters;
        whole = whole.PadRight((whole.Length + 3) / 4 * 4, '=');
        var bytes = new byte[whole.Length];
        if (!Convert.TryFromBase64String(whole, bytes, out var length))
        {
            return text;
        }

        // A character cut in two at the very end is dropped; a broken one anywhere else means that this was never a text.
        var decoded = Encoding.UTF8.GetString(bytes, 0, length).TrimEnd('\uFFFD').Trim();
        return decoded.Any(IsUnreadable) ? text : decoded;
    }

    private static bool IsUnreadable(char letter) =>
        letter is '\uFFFD' || (char.IsControl(letter) && letter is not ('\r' or '\n' or '\t'));
}
