using System.Globalization;
using System.Text;

namespace TriageBot.Engine.Reading;

/// <summary>What a character does when a message is cut into tokens.</summary>
internal enum CharacterSort
{
    Letter,
    Digit,
    Mark,
    Symbol,
    Apostrophe,

    /// <summary>Ties two emoji into one.</summary>
    Joiner,
    Nothing,
    Space,
    Punctuation,
}

internal static class Characters
{
    public static CharacterSort SortOf(Rune rune)
    {
        if (Rune.IsLetter(rune))
        {
            return rune.Value is 0x02BB or 0x02BC or 0x02B9 ? CharacterSort.Apostrophe : CharacterSort.Letter;
        }

        if (Rune.IsDigit(rune) || Folding.DigitOf(rune) is not null || GeezNumeral.Has(rune.Value))
        {
            return CharacterSort.Digit;
        }

        return rune.Value switch
        {
            '\'' or '’' or '‘' or '`' or '´' => CharacterSort.Apostrophe,
            0x200D => CharacterSort.Joiner,
            0xFFFD => CharacterSort.Nothing,
            _ => SortOf(Rune.GetUnicodeCategory(rune), rune),
        };
    }

    private static CharacterSort SortOf(UnicodeCategory category, Rune rune) => category switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => CharacterSort.Mark,
        UnicodeCategory.OtherSymbol => CharacterSort.Symbol,
        UnicodeCategory.ModifierSymbol or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned => CharacterSort.Nothing,
        UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => CharacterSort.Letter,
        _ when Rune.IsWhiteSpace(rune) => CharacterSort.Space,
        _ => CharacterSort.Punctuation,
    };

    // Scripts written without spaces: each character is a token, and a phrase is a run of them.
    public static bool StandsAlone(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x3FFFF);

    public static char PunctuationOf(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or 0x2028 or 0x2029 => '\n',
        '.' or 0x066B or 0x3002 or 0x06D4 or 0x0964 or 0x2026 or 0xFF0E => '.',
        '!' or 0xFF01 or '¡' => '!',
        '?' or 0xFF1F or 0x061F or '¿' => '?',
        ';' or 0x061B => ';',
        ',' or 0x060C or 0x066C or 0x3001 or 0xFF0C => ',',
        '/' or 0xFF0F or 0x2044 => '/',
        '-' or (>= 0x2010 and <= 0x2015) or 0x2212 or 0xFF0D => '-',
        ':' or 0xFF1A => ':',
        _ when Rune.IsWhiteSpace(rune) => '\0',
        _ => rune.IsAscii ? (char)rune.Value : '*',
    };

    public static int Rank(char mark) => mark switch
    {
        '\0' => 0,
        '.' or '!' or '?' or ';' or '\n' => 4,
        ',' or ':' => 3,
        '/' or '-' => 2,
        _ => 1,
    };
}
