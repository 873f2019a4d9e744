using TriageBot.Stores;

namespace TriageBot.Privacy;

/// <summary>Seals bytes for a store and opens them again (AES-GCM, key ring).</summary>
internal interface ISealer
{
    /// <param name="purpose">What the bytes are, such as <c>conversation</c>: bytes sealed for one purpose do not open for another.</param>
    byte[] Seal(ReadOnlySpan<byte> plain, string purpose);

    /// <summary>Throws <see cref="System.Security.Cryptography.CryptographicException"/> when the key is unknown or the bytes were changed.</summary>
    byte[] Open(ReadOnlySpan<byte> sealedBytes, string purpose);

    /// <summary>The same bytes under the newest key, or null when they are already.</summary>
    byte[]? Reseal(byte[] sealedBytes);
}

/// <summary>Keyed hashes for looking things up without knowing them (HMAC-SHA256 under the lookup key).</summary>
internal interface ILookup
{
    ContactKey Contact(string channel, string address);

    MessageKey Message(string channel, string externalId);

    string Code(string code);

    /// <summary>Who signs in by this name, in capitals or not.</summary>
    string Account(string name);
}
