using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Privacy;

/// <summary>The sealing keys, newest first, and the key for looking things up.</summary>
internal sealed class KeyRing
{
    private readonly ImmutableArray<SealingKey> keys;

    private KeyRing(ImmutableArray<SealingKey> keys, byte[] lookup)
    {
        this.keys = keys;
        Lookup = lookup;
    }

    public SealingKey Newest => keys[0];

    public byte[] Lookup { get; }

    /// <summary>For the marks of the audit trail. From the lookup key, which a rotation does not touch: old entries stay provable.</summary>
    public byte[] Audit => HKDF.Expand(HashAlgorithmName.SHA256, Lookup, SealingKey.Length, Encoding.UTF8.GetBytes("triagebot audit chain"));

    /// <param name="options">Found free of problems before.</param>
    public static KeyRing Of(PrivacyOptions options)
    {
        var parsed = options.EncryptionKeys.Select(text => SealingKey.Parse(text).Key!).ToImmutableArray();
        var lookup = string.IsNullOrEmpty(options.LookupKey)
            ? Derived(parsed[^1])
            : SealingKey.ParseBytes(options.LookupKey).Bytes!;
        return new KeyRing(parsed, lookup);
    }

    public SealingKey? Find(string id) => keys.FirstOrDefault(key => string.Equals(key.Id, id, StringComparison.Ordinal));

    // From the oldest key, so that a rotation does not change who is who.
    private static byte[] Derived(SealingKey oldest) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, oldest.Bytes, SealingKey.Length, salt: [], Encoding.UTF8.GetBytes("triagebot lookup key"));
}
