using System.Buffers;

namespace TriageBot.Engine.Texts;

/// <summary>The letters that travel in seven bits (3GPP TS 23.038, default alphabet and its extension table).</summary>
internal static class Gsm7
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
        "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    private static readonly SearchValues<char> Fits = SearchValues.Create(Basic + Extension);

    private static readonly SearchValues<char> CostsTwo = SearchValues.Create(Extension);

    /// <summary>Where the first character stands that does not fit, or -1.</summary>
    public static int IndexOfMisfit(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Fits);

    /// <summary>Septets of a character that fits.</summary>
    public static int Cost(char character) => CostsTwo.Contains(character) ? 2 : 1;
}
