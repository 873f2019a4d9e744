using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TriageBot.Stores;

/// <summary>Ties audit entries together: each is kept with a keyed mark over itself and the mark before it, so that one changed, moved or
/// taken out of the middle breaks every mark after it, and nobody without the key can mend them.</summary>
internal sealed class AuditChain(byte[] key)
{
    /// <summary>Base64 of 32 bytes.</summary>
    public const int MarkLength = 44;

    /// <param name="before">The mark of the entry before, <c>""</c> for the first.</param>
    public string Mark(string before, AuditEntry entry) =>
        Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(before + Write(entry))));

    public static string Write(AuditEntry entry) =>
        JsonSerializer.Serialize(new[] { $"{entry.At.UtcTicks}", entry.Actor, entry.Action, entry.Subject, entry.Detail });
}
