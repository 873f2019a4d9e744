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
            var sort = Characters.SortOf(rune);
            var joined = _joined;
            _joined = sort == CharacterSort.Joiner;
            switch (sort)
            {
                case CharacterSort.Letter:
                    Extend(rune, at, TokenKind.Word, alone: Characters.StandsAlone(rune));
                    break;
                case CharacterSort.Digit:
                    Extend(rune, at, TokenKind.Number, alone: false);
                    break;
                // A digit with a mark of some script on it is still that digit.
                case CharacterSort.Mark when _open && _kind == TokenKind.Number:
                    _end = at + rune.Utf16SequenceLength;
                    break;
                case CharacterSort.Mark when _open:
                    Folding.Append(_word, rune);
                    _end = at + rune.Utf16SequenceLength;
                    break;
                case CharacterSort.Symbol when !joined:
                    Extend(rune, at, TokenKind.Symbol, alone: true);
                    break;
                case CharacterSort.Apostrophe when _open && _kind == TokenKind.Word && NextIsLetter(at + rune.Utf16SequenceLength):
                    break;
                case CharacterSort.Space or CharacterSort.Punctuation or CharacterSort.Apostrophe:
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

        // A letter may fold to nothing.
        private bool StandsAloneSoFar() =>
            _kind == TokenKind.Symbol || (_word.Length > 0 && Rune.TryGetRuneAt(_word.ToString(0, Math.Min(2, _word.Length)), 0, out var first) && Characters.StandsAlone(first));

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

        private void Note(Rune rune, CharacterSort sort)
        {
            var mark = Characters.PunctuationOf(rune);
            if (sort == CharacterSort.Space)
            {
                _spaced = true;
            }

            if (Characters.Rank(mark) > Characters.Rank(_before))
            {
                _before = mark;
            }
        }

        private bool NextIsLetter(int at) =>
            at < text.Length && Rune.TryGetRuneAt(text, at, out var next) && Characters.SortOf(next) == CharacterSort.Letter;
    }

    // "siiii", "nooo", "helppp": three or more of a letter are one.
    private static string Squeeze(StringBuilder word, TokenKind kind)
    {
        var text = word.ToString();
        if (kind == TokenKind.Number)
        {
            return GeezNumeral.Has(text[0]) ? GeezNumeral.ToDigits(text) : text;
        }

        if (kind != TokenKind.Word || word.Length < 3)
        {
            return text;
        }

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
}
