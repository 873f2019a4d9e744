using System.Globalization;
using System.Text;

namespace TriageBot.Engine.Reading;

/// <summary>Cuts a message into tokens. Word lists go through the same cut, so both sides always agree. One pass, total.</summary>
internal static class Tokens
{
    public static Token[] Of(string text)
    {
        var cutter = new Cutter(text);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            cutter.Take(rune, at);
            at += rune.Utf16SequenceLength;
        }

        return cutter.Done(at);
    }

    private enum Sort
    {
        Letter,
        Digit,
        Mark,
        Symbol,
        Apostrophe,
        Joiner,
        Nothing,
        Space,
        Punctuation,
    }

    private sealed class Cutter(string text)
    {
        private readonly List<Token> _tokens = [];
        private readonly StringBuilder _word = new();
        private TokenKind _kind;
        private int _start;
        private int _end;
        private char _before;
        private bool _spaced;
        private bool _open;
        private bool _joined;

        public void Take(Rune rune, int at)
        {
            var sort = SortOf(rune);
            var joined = _joined;
            _joined = sort == Sort.Joiner;
            switch (sort)
            {
                case Sort.Letter:
                    Extend(rune, at, TokenKind.Word, alone: StandsAlone(rune));
                    break;
                case Sort.Digit:
                    Extend(rune, at, TokenKind.Number, alone: false);
                    break;
                case Sort.Mark when _open:
                    Folding.Append(_word, rune);
                    _end = at + rune.Utf16SequenceLength;
                    break;
                case Sort.Symbol when !joined:
                    Extend(rune, at, TokenKind.Symbol, alone: true);
                    break;
                case Sort.Apostrophe when _open && _kind == TokenKind.Word && NextIsLetter(at + rune.Utf16SequenceLength):
                    break;
                case Sort.Space or Sort.Punctuation or Sort.Apostrophe:
                    Close();
                    Note(rune, sort);
                    break;
            }
        }

        public Token[] Done(int length)
        {
            _end = Math.Min(_end, length);
            Close();
            return [.. _tokens];
        }

        private void Extend(Rune rune, int at, TokenKind kind, bool alone)
        {
            if (_open && (alone || kind != _kind || StandsAloneSoFar()))
            {
                Close();
            }

            if (!_open)
            {
                _open = true;
                _start = at;
                _kind = kind;
            }

            Folding.Append(_word, rune);
            _end = at + rune.Utf16SequenceLength;
        }

        private bool StandsAloneSoFar() =>
            _kind == TokenKind.Symbol || (Rune.TryGetRuneAt(_word.ToString(0, Math.Min(2, _word.Length)), 0, out var first) && StandsAlone(first));

        private void Close()
        {
            if (!_open)
            {
                return;
            }

            _open = false;
            if (_word.Length > 0)
            {
                _tokens.Add(new Token(Squeeze(_word, _kind), _kind, _start, _end, _before, _spaced));
                _before = '\0';
                _spaced = false;
            }

            _word.Clear();
        }

        private void Note(Rune rune, Sort sort)
        {
            var mark = PunctuationOf(rune);
            if (sort == Sort.Space)
            {
                _spaced = true;
            }

            if (Rank(mark) > Rank(_before))
            {
                _before = mark;
            }
        }

        private bool NextIsLetter(int at) =>
            at < text.Length && Rune.TryGetRuneAt(text, at, out var next) && SortOf(next) == Sort.Letter;
    }

    // "siiii", "nooo", "helppp": three or more of a letter are one.
    private static string Squeeze(StringBuilder word, TokenKind kind)
    {
        if (kind != TokenKind.Word || word.Length < 3)
        {
            return word.ToString();
        }

        var text = word.ToString();
        word.Clear();
        for (var i = 0; i < text.Length;)
        {
            var run = 1;
            while (i + run < text.Length && text[i + run] == text[i])
            {
                run++;
            }

            word.Append(text[i], run >= 3 && !char.IsSurrogate(text[i]) ? 1 : run);
            i += run;
        }

        return word.ToString();
    }

    private static Sort SortOf(Rune rune)
    {
        if (Rune.IsLetter(rune))
        {
            return rune.Value is 0x02BB or 0x02BC or 0x02B9 ? Sort.Apostrophe : Sort.Letter;
        }

        if (Rune.IsDigit(rune) || Folding.DigitOf(rune) is not null)
        {
            return Sort.Digit;
        }

        return rune.Value switch
        {
            '\'' or '’' or '‘' or '`' or '´' => Sort.Apostrophe,
            0x200D => Sort.Joiner,
            0xFFFD => Sort.Nothing,
            _ => SortOf(Rune.GetUnicodeCategory(rune), rune),
        };
    }

    private static Sort SortOf(UnicodeCategory category, Rune rune) => category switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Sort.Mark,
        UnicodeCategory.OtherSymbol => Sort.Symbol,
        UnicodeCategory.ModifierSymbol or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned => Sort.Nothing,
        UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Sort.Letter,
        _ when Rune.IsWhiteSpace(rune) => Sort.Space,
        _ => Sort.Punctuation,
    };

    // Scripts written without spaces: each character is a token, and a phrase is a run of them.
    private static bool StandsAlone(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x3FFFF);

    private static char PunctuationOf(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or 0x2028 or 0x2029 => '\n',
        '.' or 0x3002 or 0x06D4 or 0x0964 or 0x2026 or 0xFF0E => '.',
        '!' or 0xFF01 or '¡' => '!',
        '?' or 0xFF1F or 0x061F or '¿' => '?',
        ';' or 0x061B => ';',
        ',' or 0x060C or 0x3001 or 0xFF0C => ',',
        '/' or 0xFF0F or 0x2044 => '/',
        '-' or (>= 0x2010 and <= 0x2015) or 0x2212 or 0xFF0D => '-',
        ':' or 0xFF1A => ':',
        _ when Rune.IsWhiteSpace(rune) => '\0',
        _ => rune.IsAscii ? (char)rune.Value : '*',
    };

    private static int Rank(char mark) => mark switch
    {
        '\0' => 0,
        '.' or '!' or '?' or ';' or '\n' => 4,
        ',' or ':' => 3,
        '/' or '-' => 2,
        _ => 1,
    };
}
