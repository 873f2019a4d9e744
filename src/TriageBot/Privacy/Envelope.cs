using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Privacy;

/// <summary>The layout of sealed bytes: version (1) · key id (length, UTF-8) · purpose (length, UTF-8) · nonce (12) · tag (16) · ciphertext.
/// All before the nonce is the header: in the clear, but authenticated with the rest.</summary>
internal readonly ref struct Envelope
{
    public const int NonceLength = 12;
    public const int TagLength = 16;
    private const byte Version = 1;

    private Envelope(string keyId, string purpose, ReadOnlySpan<byte> header, ReadOnlySpan<byte> body)
    {
        KeyId = keyId;
        Purpose = purpose;
        Header = header;
        Nonce = body[..NonceLength];
        Tag = body.Slice(NonceLength, TagLength);
        Ciphertext = body[(NonceLength + TagLength)..];
    }

    public string KeyId { get; }

    public string Purpose { get; }

    public ReadOnlySpan<byte> Header { get; }

    public ReadOnlySpan<byte> Nonce { get; }

    public ReadOnlySpan<byte> Tag { get; }

    public ReadOnlySpan<byte> Ciphertext { get; }

    public static byte[] WriteHeader(string keyId, string purpose)
    {
        var id = Encoding.UTF8.GetBytes(keyId);
        var use = Encoding.UTF8.GetBytes(purpose);
        return [Version, checked((byte)id.Length), .. id, checked((byte)use.Length), .. use];
    }

    /// <summary>Throws <see cref="CryptographicException"/> for bytes that are no envelope.</summary>
    public static Envelope Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 1 || bytes[0] != Version)
        {
            throw new CryptographicException("These are not sealed bytes, or they are of a later release.");
        }

        var position = 1;
        var keyId = ReadText(bytes, ref position);
        var purpose = ReadText(bytes, ref position);
        if (bytes.Length < position + NonceLength + TagLength)
        {
            throw Cut();
        }

        return new Envelope(keyId, purpose, bytes[..position], bytes[position..]);
    }

    private static string ReadText(ReadOnlySpan<byte> bytes, ref int position)
    {
        if (position >= bytes.Length || position + 1 + bytes[position] > bytes.Length)
        {
            throw Cut();
        }

        var text = bytes.Slice(position + 1, bytes[position]);
        position += 1 + text.Length;
        return Encoding.UTF8.GetString(text);
    }

    private static CryptographicException Cut() => new("Sealed bytes are cut short.");
}
