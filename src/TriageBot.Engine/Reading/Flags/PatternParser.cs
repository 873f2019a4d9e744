using System.Collections.Immutable;
using System.Globalization;

namespace TriageBot.Engine.Reading.Flags;

/// <summary>Reads the pattern language: words, <c>(a|b c)</c>, <c>(a)?</c>, <c>word*</c>, <c>~word</c>, <c>...</c> or <c>...5</c>, <c>&lt;set&gt;</c>.</summary>
internal sealed class PatternParser
{
    private const int DefaultGap = 3;

    private readonly string _text;
    private int _at;

    private PatternParser(string text) => _text = text;

    /// <exception cref="FormatException">The pattern is malformed: <c>check</c> turns it into a finding.</exception>
    public static Pattern Parse(string text)
    {
        var parser = new PatternParser(text);
        var pattern = parser.Branches();
        return parser._at == text.Length ? pattern : throw new FormatException($"unexpected '{text[parser._at]}' in pattern '{text}'");
    }

    private Pattern Branches()
    {
        var branches = ImmutableArray.CreateBuilder<Pattern>();
        branches.Add(Parts());
        while (_at < _text.Length && _text[_at] == '|')
        {
            _at++;
            branches.Add(Parts());
        }

        return branches.Count == 1 ? branches[0] : new OneOf(branches.ToImmutable());
    }

    private Pattern Parts()
    {
        var parts = ImmutableArray.CreateBuilder<Pattern>();
        while (_at < _text.Length && _text[_at] is not ('|' or ')'))
        {
            if (char.IsWhiteSpace(_text[_at]))
            {
                _at++;
            }
            else
            {
                parts.AddRange(Part());
            }
        }

        return parts.Count switch
        {
            0 => throw new FormatException($"empty branch in pattern '{_text}'"),
            1 => parts[0],
            _ => new Sequence(parts.ToImmutable()),
        };
    }

    private IEnumerable<Pattern> Part() => _text[_at] switch
    {
        '(' => [Group()],
        '<' => [new NamedSet(Until('>'))],
        '.' when _text.AsSpan(_at).StartsWith("...") => [Gap()],
        _ => Word(),
    };

    private Pattern Group()
    {
        _at++;
        var inner = Branches();
        if (_at >= _text.Length || _text[_at] != ')')
        {
            throw new FormatException($"missing ')' in pattern '{_text}'");
        }

        _at++;
        if (_at < _text.Length && _text[_at] == '?')
        {
            _at++;
            return new Optional(inner);
        }

        return inner;
    }

    private string Until(char close)
    {
        var end = _text.IndexOf(close, _at);
        if (end < 0)
        {
            throw new FormatException($"missing '{close}' in pattern '{_text}'");
        }

        var name = _text[(_at + 1)..end];
        _at = end + 1;
        return name;
    }

    private Gap Gap()
    {
        _at += 3;
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        return new Gap(start == _at ? DefaultGap : Math.Min(9, int.Parse(_text.AsSpan(start, Math.Min(3, _at - start)), CultureInfo.InvariantCulture)));
    }

    private IEnumerable<Pattern> Word()
    {
        var start = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('(' or ')' or '|' or '<'))
        {
            _at++;
        }

        var word = _text[start.._at];
        var kind = word[0] == '~' ? WordKind.Misspelt : word[^1] == '*' ? WordKind.Prefix : WordKind.Exact;
        var tokens = Tokens.Of(word.Trim('~', '*'));
        return tokens.Length > 0
            ? tokens.Select(token => new WordPattern(token.Text, tokens.Length == 1 ? kind : WordKind.Exact))
            : throw new FormatException($"'{word}' is no word in pattern '{_text}'");
    }
}
