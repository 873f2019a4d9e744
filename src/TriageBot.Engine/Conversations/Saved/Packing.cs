using System.IO.Compression;

namespace TriageBot.Engine.Conversations.Saved;

/// <summary>Long words are packed; what is short anyway is not worth the time.</summary>
internal static class Packing
{
    private const int WorthPacking = 1000;
    private const byte Plain = 0;
    private const byte Brotli = 1;

    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > WorthPacking)
        {
            var packed = new byte[bytes.Length];
            if (BrotliEncoder.TryCompress(bytes, packed, out var length, quality: 5, window: 16))
            {
                return [Brotli, .. packed.AsSpan(0, length)];
            }
        }

        return [Plain, .. bytes];
    }

    public static byte[] Unpack(ReadOnlySpan<byte> packed) => packed switch
    {
        [Plain, .. var bytes] => bytes.ToArray(),
        [Brotli, .. var bytes] => Unpacked(bytes.ToArray()),
        _ => throw new InvalidDataException("no saved conversation"),
    };

    private static byte[] Unpacked(byte[] packed)
    {
        using var unpacking = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        unpacking.CopyTo(bytes);
        return bytes.ToArray();
    }
}
