using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Engine.Texts;

/// <summary>Tells whether an English text has changed since it was translated.</summary>
public static class SourceStamp
{
    /// <summary>The language all others are translated from.</summary>
    public const string Source = "en";

    /// <summary>The first eight hex digits of the SHA-256 of the English text.</summary>
    public static string Of(string english) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(english)))[..8];
}
