using System.Globalization;
using System.Text;

namespace TriageBot.Engine.Reading;

/// <summary>Folds one character so that what people type compares equal: case, accents, width, digit script.</summary>
internal static class Folding
{
    /// <summary>Appends the folded form; nothing for a mark that is dropped.</summary>
    public static void Append(StringBuilder folded, Rune rune)
    {
        if (rune.IsAscii)
        {
            folded.Append((char)Rune.ToLowerInvariant(rune).Value);
            return;
        }

        if (DigitOf(rune) is { } digit)
        {
            folded.Append((char)('0' + digit));
            return;
        }

        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            AppendPart(folded, Rune.ToLowerInvariant(part));
        }
    }

    /// <summary>0–9 for a digit of any script, circled ones included.</summary>
    public static int? DigitOf(Rune rune)
    {
        if (GeezNumeral.Has(rune.Value) || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber))
        {
            return null;
        }

        var value = Rune.GetNumericValue(rune);
        return value is >= 0 and <= 9 && value == Math.Floor(value) ? (int)value : null;
    }

    private static void AppendPart(StringBuilder folded, Rune part)
    {
        switch (part.Value)
        {
            case 'ı': folded.Append('i'); return;
            case 'ß': folded.Append("ss"); return;
            case 'đ': folded.Append('d'); return;
            case 'ł': folded.Append('l'); return;
            case 'ø': folded.Append('o'); return;
            case 'æ': folded.Append("ae"); return;
            case 'œ': folded.Append("oe"); return;

            // Arabic, Persian and Urdu keyboards give different code points for the same letter.
            case 'ي' or 'ى': folded.Append('ی'); return;
            case 'ك': folded.Append('ک'); return;
            case 'ة': folded.Append('ه'); return;
        }

        if (!IsDropped(part))
        {
            folded.Append(part.ToString());
        }
    }

    // Only marks that writers leave out at will: Latin and Cyrillic accents, Arabic vowels, Indic nuktas, emoji selectors.
    // Vowel signs of Indic and South-East Asian scripts are marks too, and carry meaning.
    private static bool IsDropped(Rune part) => part.Value is
        (>= 0x0300 and <= 0x036F) or (>= 0x064B and <= 0x065F) or 0x0670 or 0x0640
        or 0x093C or 0x09BC or 0x0A3C
        or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE00 and <= 0xFE0F);
}
