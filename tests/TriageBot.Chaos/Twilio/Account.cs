using System.Security.Cryptography;

namespace TriageBot.Chaos.Twilio;

/// <summary>The account that hosts and stand-ins share.</summary>
internal static class Account
{
    public const string Sid = "AC00000000000000000000000000000c4a";
    public const string Token = "chaos-token-0123456789abcdef01234";
    public const string Number = "+15550001000";
    public const string Staff = "+15550002000";

    /// <summary>Signatures are computed over this, whichever host is called.</summary>
    public const string PublicUrl = "https://bot.example.org";

    public static string NewSid() => "SM" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
