using System.Globalization;
using System.Text;

namespace TriageBot.Engine.Texts;

/// <summary>Makes a text cheap to send as SMS without changing what it says.</summary>
public static class Sms
{
    /// <summary>The text in GSM-7 letters where all of it then fits, otherwise exactly as it was:
    /// a message that stays UCS-2 gains nothing from losing its quotes or accents.</summary>
    /// <param name="dropAccents">The locale allows letters to lose their accents: <c>á</c> becomes <c>a</c>, while <c>é</c> and <c>ñ</c> fit and stay.</param>
    public static string Prepare(string text, bool dropAccents)
    {
        if (Gsm7.IndexOfMisfit(text) < 0)
        {
            return text;
        }

        var plain = Plain(text);
        if (Gsm7.IndexOfMisfit(plain) < 0)
        {
            return plain;
        }

        var bare = dropAccents ? WithoutAccents(plain) : plain;
        return Gsm7.IndexOfMisfit(bare) < 0 ? bare : text;
    }

    // Normalize throws on a lone surrogate and on U+FFFE: both become U+FFFD here, which never fits.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Substitute(rune) is { } substitute)
            {
                plain.Append(substitute);
            }
            else
            {
                plain.Append(rune);
            }
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string? Substitute(Rune rune) => rune.Value switch
    {
        // Single quotes, primes, and the letters that look like them in Mayan languages and Uzbek.
        '‘' or '’' or '‚' or '‛' or '′' or '´' or '`' or 'ʼ' or 'ʻ' or 'ʹ' or '‹' or '›' => "'",
        '“' or '”' or '„' or '‟' or '″' or '«' or '»' => "\"",
        '‐' or '\u2011' or '‒' or '–' or '—' or '―' or '−' or '•' => "-",
        '…' => "...",
        '\t' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000' => " ",
        '\u2028' or '\u2029' or '\u0085' => "\n",
        // Invisible: soft hyphen, zero-width space, direction marks, byte order mark.
        '\u00AD' or '\u200B' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' => "",
        '\uFFFE' => "\uFFFD",
        _ => null,
    };

    private static string WithoutAccents(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (Gsm7.IndexOfMisfit([character]) < 0)
            {
                bare.Append(character);
            }
            else
            {
                bare.Append(Bare(character));
            }
        }

        return bare.ToString();
    }

    private static string Bare(char character) => character switch
    {
        // These have no decomposition in Unicode.
        'ı' => "i",
        'ł' => "l",
        'Ł' => "L",
        'đ' => "d",
        'Đ' => "D",
        'œ' => "oe",
        'Œ' => "OE",
        'ŋ' => "n",
        'Ŋ' => "N",
        'º' => "o",
        'ª' => "a",
        _ => Stripped(character),
    };

    private static string Stripped(char character)
    {
        if (char.IsSurrogate(character))
        {
            return character.ToString();
        }

        var letters = character.ToString().Normalize(NormalizationForm.FormD)
            .Where(part => CharUnicodeInfo.GetUnicodeCategory(part) is not UnicodeCategory.NonSpacingMark);
        return string.Concat(letters);
    }
}
