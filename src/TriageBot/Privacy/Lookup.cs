using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using TriageBot.Stores;

namespace TriageBot.Privacy;

/// <summary>Each use has a key of its own, so that hashes of different uses can never be matched with one another.</summary>
internal sealed class Lookup(KeyRing ring) : ILookup
{
    // 128 bits: among 10^9 contacts two meet with a chance of 10^-21, and half the size counts in every index.
    private const int Length = 16;

    private readonly byte[] contacts = KeyFor(ring, "contact");
    private readonly byte[] messages = KeyFor(ring, "message");
    private readonly byte[] codes = KeyFor(ring, "code");
    private readonly byte[] accounts = KeyFor(ring, "account");

    public ContactKey Contact(string channel, string address) => new(Hash(contacts, channel, address));

    public MessageKey Message(string channel, string externalId) => new(Hash(messages, channel, externalId));

    public string Code(string code) => Hash(codes, "", code);

    public string Account(string name) => Hash(accounts, "", name.Trim().ToUpperInvariant());

    // A channel's name holds no NUL, so no two pairs run together into the same bytes.
    private static string Hash(byte[] key, string channel, string value)
    {
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{channel}\0{value}"));
        return Base64Url.EncodeToString(hash.AsSpan(0, Length));
    }

    private static byte[] KeyFor(KeyRing ring, string use) =>
        HKDF.Expand(HashAlgorithmName.SHA256, ring.Lookup, SealingKey.Length, Encoding.UTF8.GetBytes($"triagebot lookup of a {use}"));
}
