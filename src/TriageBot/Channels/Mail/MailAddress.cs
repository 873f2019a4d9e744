using MimeKit;

namespace TriageBot.Channels.Mail;

/// <summary>Mail addresses as people write them.</summary>
internal static class MailAddress
{
    /// <summary>RFC 5321, 4.5.3.1.3.</summary>
    public const int Longest = 254;

    /// <summary>The bare address, or null. Only what every server takes: no quotes, no comments, no letters beyond ASCII.</summary>
    public static string? Normalise(string? text)
    {
        var address = text?.Trim() ?? "";
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < address.Length - 1 && address.Length <= Longest && address.All(IsPlain) && address.IndexOf('@', at + 1) < 0 && MailboxAddress.TryParse(address, out _) ? address : null;
    }

    /// <summary>An address with or without a name before it.</summary>
    public static bool IsSender(string text) => MailboxAddress.TryParse(text, out var mailbox) && Normalise(mailbox.Address) is not null;

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || "@.!#$%&'*+-/=?^_`{|}~".Contains(letter, StringComparison.Ordinal);
}
