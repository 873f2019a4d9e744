namespace TriageBot.Privacy;

/// <summary>One key of the ring, written <c>id:base64</c> in the settings.</summary>
/// <param name="Id">1–32 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>; travels in the clear with what the key sealed.</param>
/// <param name="Bytes">32 of them.</param>
internal sealed record SealingKey(string Id, byte[] Bytes)
{
    public const int Length = 32;
    private const int LongestId = 32;

    /// <summary>The key, or in plain words what is wrong with it. Never repeats the secret.</summary>
    public static (SealingKey? Key, string? Problem) Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return (null, "is not of the form id:base64");
        }

        var id = text[..colon];
        if (id.Length is 0 or > LongestId || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return (null, $"has an id that is not 1 to {LongestId} letters, digits, '-', '_' or '.'");
        }

        var (bytes, problem) = ParseBytes(text[(colon + 1)..]);
        return bytes is null ? (null, $"({id}) {problem}") : (new SealingKey(id, bytes), null);
    }

    public static (byte[]? Bytes, string? Problem) ParseBytes(string base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
        {
            return (null, "is not valid base64");
        }

        return length == Length ? (bytes[..length], null) : (null, $"has {length} bytes instead of {Length}");
    }

    /// <summary>Looks typed or made up rather than drawn at random. A random key is called weak about once in 10^10.</summary>
    public static bool IsWeak(byte[] bytes)
    {
        var distinct = bytes.Distinct().Count();
        var counting = bytes.Zip(bytes.Skip(1), (a, b) => (byte)(b - a)).Distinct().Count() == 1;
        var typed = bytes.All(b => b is >= 0x20 and < 0x7f);
        return distinct <= bytes.Length / 2 || counting || typed;
    }
}
