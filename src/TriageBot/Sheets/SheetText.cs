using System.Text;

namespace TriageBot.Sheets;

/// <summary>The letters of a file that came back: UTF-8 with or without its mark, or UTF-16 as spreadsheets save "Unicode text".</summary>
internal static class SheetText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null when it is in neither.</summary>
    public static string? Of(byte[] file)
    {
        try
        {
            return file switch
            {
                [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(file.AsSpan(2)),
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(file.AsSpan(2)),
                [0xEF, 0xBB, 0xBF, ..] => Strict.GetString(file.AsSpan(3)),
                _ => Strict.GetString(file),
            };
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
