namespace TriageBot.Channels.Twilio;

/// <summary>Twilio marks a WhatsApp address with a prefix; everywhere else here the channel's name says it.</summary>
internal static class TwilioAddress
{
    public const string Sms = "sms";
    public const string WhatsApp = "whatsapp";
    private const string Prefix = "whatsapp:";

    /// <summary>Either side's prefix is enough: the contact's is sometimes missing.</summary>
    public static string Channel(string? from, string? to) => IsWhatsApp(from) || IsWhatsApp(to) ? WhatsApp : Sms;

    public static string Bare(string address) => IsWhatsApp(address) ? address[Prefix.Length..] : address;

    public static string For(string channel, string address) =>
        channel is WhatsApp && !IsWhatsApp(address) ? Prefix + address : address;

    private static bool IsWhatsApp(string? address) => address?.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) is true;
}
