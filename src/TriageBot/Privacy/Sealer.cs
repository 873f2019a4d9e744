using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace TriageBot.Privacy;

/// <summary>AES-256-GCM with a random nonce for each value. One key is good for 2^32 values (NIST SP 800-38D, 8.3): rotate before.</summary>
internal sealed class Sealer(KeyRing ring) : ISealer
{
    // A cipher serves one caller at a time (it is not documented as safe for several), and setting one up costs more than sealing a text.
    private readonly ConcurrentDictionary<string, ConcurrentBag<AesGcm>> idle = new(StringComparer.Ordinal);

    public byte[] Seal(ReadOnlySpan<byte> plain, string purpose)
    {
        var key = ring.Newest;
        var header = Envelope.WriteHeader(key.Id, purpose);
        var result = new byte[header.Length + Envelope.NonceLength + Envelope.TagLength + plain.Length];
        header.CopyTo(result, 0);
        var nonce = result.AsSpan(header.Length, Envelope.NonceLength);
        var tag = result.AsSpan(header.Length + Envelope.NonceLength, Envelope.TagLength);
        var ciphertext = result.AsSpan(header.Length + Envelope.NonceLength + Envelope.TagLength);
        RandomNumberGenerator.Fill(nonce);

        var cipher = Take(key);
        cipher.Encrypt(nonce, plain, ciphertext, tag, header);
        idle[key.Id].Add(cipher);
        return result;
    }

    public byte[] Open(ReadOnlySpan<byte> sealedBytes, string purpose)
    {
        var envelope = Envelope.Read(sealedBytes);
        if (!string.Equals(envelope.Purpose, purpose, StringComparison.Ordinal))
        {
            throw new CryptographicException($"These bytes were not sealed as {purpose}.");
        }

        return Decrypt(envelope);
    }

    public byte[]? Reseal(byte[] sealedBytes)
    {
        var envelope = Envelope.Read(sealedBytes);
        return string.Equals(envelope.KeyId, ring.Newest.Id, StringComparison.Ordinal)
            ? null
            : Seal(Decrypt(envelope), envelope.Purpose);
    }

    private byte[] Decrypt(Envelope envelope)
    {
        var key = ring.Find(envelope.KeyId)
            ?? throw new CryptographicException("These bytes were sealed with a key that is not in Privacy:EncryptionKeys.");
        var plain = new byte[envelope.Ciphertext.Length];
        var cipher = Take(key);
        cipher.Decrypt(envelope.Nonce, envelope.Ciphertext, envelope.Tag, plain, envelope.Header);
        idle[key.Id].Add(cipher);
        return plain;
    }

    // One that throws is left to the garbage collector.
    private AesGcm Take(SealingKey key) =>
        idle.GetOrAdd(key.Id, _ => []).TryTake(out var cipher) ? cipher : new AesGcm(key.Bytes, Envelope.TagLength);
}
